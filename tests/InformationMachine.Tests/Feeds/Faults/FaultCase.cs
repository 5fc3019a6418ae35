using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Feeds.Faults;

/// <summary>One way to misbehave, and what the machine makes of it. Numbers are those of the fault matrix.</summary>
/// <param name="Number">The fault's number.</param>
/// <param name="Name">What happens, in a few words.</param>
/// <param name="Script">What the server does.</param>
/// <param name="Expected">The causes that may be named; none where the feed is read.</param>
internal sealed record FaultCase(int Number, string Name, Func<FaultConnection, Task>? Script, params FeedFailure[] Expected)
{
    /// <summary>The feed's name and the first label of its host.</summary>
    public string Id => FormattableString.Invariant($"fault-{Number:00}-{string.Concat(Name.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c)))}")[..Math.Min(60, $"fault-{Number:00}-".Length + Name.Count(char.IsAsciiLetterOrDigit))];

    public string Host => Id + ".test";

    /// <summary>The feed's address where it is not <see cref="Host"/>; <c>{0}</c> is the server's port, <c>{1}</c> its TLS port.</summary>
    public string Url { get; init; } = "";

    /// <summary>False where the feed may not reach private addresses.</summary>
    public bool IsTrusted { get; init; } = true;

    /// <summary>How often it is polled before it is looked at.</summary>
    public int Polls { get; init; } = 1;

    /// <summary>What must also hold.</summary>
    public Action<FaultOutcome> Check { get; init; } = _ => { };

    public override string ToString() => FormattableString.Invariant($"fault {Number:00}: {Name}");
}

/// <summary>What the machine made of a case.</summary>
/// <param name="State">The feed's cursor.</param>
/// <param name="Posts">Its posts.</param>
/// <param name="Hits">Requests its host saw.</param>
/// <param name="Server">The server.</param>
internal sealed record FaultOutcome(FeedState State, IReadOnlyList<Post> Posts, int Hits, FaultServer Server);
