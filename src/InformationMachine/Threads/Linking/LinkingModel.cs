namespace InformationMachine.Threads.Linking;

/// <summary>The numbers the linker was tuned to, on labelled streams; one set for every stream.</summary>
internal sealed record LinkingModel
{
    /// <summary>A post joins its best thread from this score on.</summary>
    public double JoinThreshold { get; init; } = 0.2;

    /// <summary>Two threads are one from this score on.</summary>
    public double MergeThreshold { get; init; } = 0.2;

    /// <summary>Posts between two merge passes.</summary>
    public int MergeEvery { get; init; } = 300;

    /// <summary>Posts that are remembered; a thread without any of them is dormant.</summary>
    public int ActivePosts { get; init; } = 100_000;

    /// <summary>Below this share of its score a thread does not fade, however long it was silent.</summary>
    public double DecayFloor { get; init; } = 0.4;

    /// <summary>Silence, in the stream's usual gaps within a thread, after which the fading part has lost 63 %.</summary>
    public double DecayGaps { get; init; } = 20;

    /// <summary>Posts whose gaps weigh as much as the stream's rhythm in a thread's own.</summary>
    public double RhythmPrior { get; init; } = 5;

    public double DecayHours { get; init; } = 12;

    public double SizePrior { get; init; } = 0.15;

    public double IdfDocuments { get; init; } = 20;

    public double IdfTerm { get; init; } = 0.5;

    /// <summary>The share of its weight that a word nobody wrote before has in a post's length.</summary>
    public double Unseen { get; init; } = 0.5;

    public int MergeTerms { get; init; } = 40;

    /// <summary>The shipped numbers, with what an operator may change.</summary>
    public static LinkingModel From(ThreadOptions options) => new()
    {
        JoinThreshold = options.JoinThreshold,
        MergeThreshold = options.MergeThreshold,
        MergeEvery = options.MergeEvery,
        ActivePosts = options.ActivePosts,
    };
}
