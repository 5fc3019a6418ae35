using System.Collections.Immutable;

namespace InformationMachine.Deliveries.Channels;

/// <summary>
/// One way to reach people, as the operator describes it in <c>channels.json</c>. Secrets stand there as <c>env:NAME</c> or
/// <c>file:PATH</c>. Because the operator wrote it, its address may be private.
/// </summary>
internal sealed record ChannelConfig
{
    /// <summary>Its name, by which receivers choose it.</summary>
    public required string Name { get; init; }

    /// <summary>Which service it is.</summary>
    public required string Kind { get; init; }

    /// <summary>The service's address, or where it comes from: many carry a secret.</summary>
    public string? Url { get; init; }

    /// <summary>Where the secret or token comes from.</summary>
    public string? Secret { get; init; }

    /// <summary>Where the secret before it comes from, while receivers change over.</summary>
    public string? SecretBefore { get; init; }

    /// <summary>The name to sign in with.</summary>
    public string? User { get; init; }

    /// <summary>Where the password comes from.</summary>
    public string? Password { get; init; }

    /// <summary>The sender of e-mails.</summary>
    public string? From { get; init; }

    /// <summary>Where to within the service: a topic, a chat, addresses of Apprise.</summary>
    public string? Target { get; init; }

    /// <summary>The folder that files are written to.</summary>
    public string? Folder { get; init; }

    /// <summary>How an SMTP connection is secured: <c>tls</c>, <c>starttls</c> or <c>none</c>.</summary>
    public string? Security { get; init; }

    /// <summary>Further headers of web requests; values may be secrets' references.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>All members that may refer to a secret.</summary>
    public IEnumerable<string> References => new[] { Url, Secret, SecretBefore, Password }.OfType<string>().Concat(Headers.Values);
}
