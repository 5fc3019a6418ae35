using System.Collections.Immutable;

namespace InformationMachine.Network;

/// <summary>What to fetch.</summary>
internal sealed record FetchRequest
{
    /// <summary>The address, http(s).</summary>
    public required Uri Url { get; init; }

    /// <summary>True where the address may lead into a private network.</summary>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>The validator of the document at hand, byte for byte.</summary>
    public string? ETag { get; init; }

    /// <summary>The other validator, byte for byte.</summary>
    public string? LastModified { get; init; }

    /// <summary>What the source can read.</summary>
    public string Accept { get; init; } = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

    /// <summary>Further headers, secrets among them: they are sent to the host of <see cref="Url"/> alone.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;
}
