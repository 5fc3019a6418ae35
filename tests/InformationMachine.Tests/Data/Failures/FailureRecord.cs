using System.Collections.Immutable;

namespace InformationMachine.Tests.Data.Failures;

/// <summary>What a run with failures has left behind: what the outside saw while it lasted, and what the database holds at its end.</summary>
internal sealed record FailureRecord
{
    /// <summary>The shortest time between two polls of a feed.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>How long a process keeps its rights without a sign of life.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>The most polls of a host at once.</summary>
    public required int PerHost { get; init; }

    /// <summary>The names of the posts that feeds have listed.</summary>
    public required ImmutableArray<string> Published { get; init; }

    /// <summary>The posts that are stored, by number.</summary>
    public required ImmutableArray<StoredPost> Posts { get; init; }

    /// <summary>Posts up to this number have a thread, later ones wait.</summary>
    public required long LinkedThrough { get; init; }

    /// <summary>Which thread has which post, by number.</summary>
    public required ImmutableArray<LinkedPost> Links { get; init; }

    /// <summary>The threads, by number.</summary>
    public required ImmutableArray<LinkedThread> Threads { get; init; }

    /// <summary>What one process makes of the same posts in the same rounds.</summary>
    public required ImmutableArray<LinkedPost> ReplayedLinks { get; init; }

    /// <summary>What one process makes of the same posts in the same rounds.</summary>
    public required ImmutableArray<LinkedThread> ReplayedThreads { get; init; }

    /// <summary>What was written under a role, in the order of commits.</summary>
    public required ImmutableArray<RoleWrite> Writes { get; init; }

    /// <summary>What publishers were asked.</summary>
    public required ImmutableArray<FeedRequest> Requests { get; init; }

    /// <summary>The numbers of all changes since the run began.</summary>
    public required ImmutableArray<long> Changes { get; init; }

    /// <summary>The numbers of the changes that a follower was told, as they came.</summary>
    public required ImmutableArray<long> Followed { get; init; }

    /// <summary>What was done to the processes and to the database.</summary>
    public required ImmutableArray<Fault> Faults { get; init; }

    /// <summary>Processes that ended without having been told to.</summary>
    public required ImmutableArray<string> Ended { get; init; }
}
