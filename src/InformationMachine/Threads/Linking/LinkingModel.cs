namespace InformationMachine.Threads.Linking;

/// <summary>The few numbers that grouping rests on; everything else is the judge's.</summary>
internal sealed record LinkingModel
{
    /// <summary>From which sureness on posts and threads are one story.</summary>
    public double JoinFrom { get; init; } = 0.45;

    /// <summary>The share of it from which a link brings a thread into the region that is grouped anew.</summary>
    public double NearShare { get; init; } = 0.5;

    /// <summary>Posts that are remembered; a thread without any of them is dormant.</summary>
    public int ActivePosts { get; init; } = 100_000;

    /// <summary>The most stored posts that are grouped anew with a round.</summary>
    public int RepairPosts { get; init; } = 2_000;

    /// <summary>A larger thread takes posts and stays whole.</summary>
    public int RepairThread { get; init; } = 400;

    /// <summary>A thread that began longer before the newest post takes posts and stays whole.</summary>
    public TimeSpan RepairSpan { get; init; } = TimeSpan.FromDays(10);

    /// <summary>From which confidence on a thread is published.</summary>
    public double PublishFrom { get; init; } = 0.75;

    /// <summary>A published thread stays until its confidence falls so far below.</summary>
    public const double PublishSlack = 0.1;

    /// <summary>The shipped numbers with what an operator may change.</summary>
    public static LinkingModel From(ThreadOptions options) => new() { ActivePosts = options.ActivePosts, JoinFrom = options.JoinFrom, PublishFrom = options.PublishFrom };
}
