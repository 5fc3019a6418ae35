namespace InformationMachine.Threads.Linking;

/// <summary>The numbers the linker was tuned to, on labelled streams; one set for every stream.</summary>
internal sealed record LinkingModel
{
    /// <summary>In a stream of usual likeness a post joins its best thread from this score on.</summary>
    public double JoinThreshold { get; init; } = 0.137;

    /// <summary>In a stream of usual likeness two threads are one from this score on.</summary>
    public double MergeThreshold { get; init; } = 0.145;

    /// <summary>Posts between two merge passes.</summary>
    public int MergeEvery { get; init; } = 360;

    /// <summary>Posts that are remembered; a thread without any of them is dormant.</summary>
    public int ActivePosts { get; init; } = 100_000;

    /// <summary>The share of its score a thread keeps, however long it was silent.</summary>
    public double DecayFloor { get; init; } = 0.4;

    /// <summary>Hours of silence in which that share itself falls to half.</summary>
    public double FloorHalfHours { get; init; } = 30 * 24;

    /// <summary>Hours of silence in which the fading part of a score falls to 37 %.</summary>
    public double DecayHours { get; init; } = 9;

    /// <summary>What the logarithm of a thread's size adds to its score.</summary>
    public double SizePrior { get; init; } = 0.103;

    /// <summary>The score with which posts usually join.</summary>
    public double UsualScore { get; init; } = 0.45;

    /// <summary>A stream's level counts at least so much: else chance joins lower it, and a lower level allows more of them.</summary>
    public double LevelFloor { get; init; } = 0.67;

    /// <summary>The power of the stream's level in the threshold for joining.</summary>
    public double Adaptation { get; init; } = 1.7;

    /// <summary>The power of the stream's level in the threshold for merging.</summary>
    public double MergeAdaptation { get; init; } = 0.41;

    /// <summary>The size at which a thread gets half the discount of a stream with little likeness.</summary>
    public double AdaptationHalf { get; init; } = 6.5;

    /// <summary>
    /// Added to the number of posts in the weight of a term, as if so many posts of other streams had been read: where a stream is
    /// young or tells only a few stories, the words of these stories are not common words.
    /// </summary>
    public double IdfDocuments { get; init; } = 170;

    /// <summary>Added to the number of posts with a term in its weight.</summary>
    public double IdfTerm { get; init; } = 0.5;

    /// <summary>The share of its weight that a term nobody wrote before has in a post's length.</summary>
    public double Unseen { get; init; } = 0.8;

    /// <summary>Two threads are one only where they are alike by this share of what two parts of one story of their sizes would be.</summary>
    public double MergeShare { get; init; } = 0.21;

    /// <summary>A thread looks for others to merge with once it has grown by this share since the last pass.</summary>
    public double MergeGrowth { get; init; } = 0.09;

    /// <summary>
    /// A thread gets the whole discount of a stream of little likeness where its posts are so many times as alike as any two of the
    /// stream, and none where they are no more alike: it would swallow all.
    /// </summary>
    public double Telling { get; init; } = 3;

    /// <summary>How much the number of shared words counts in a stream of little likeness.</summary>
    public double MoreWords { get; init; } = 0.9;

    /// <summary>How much it counts there that no word carries the likeness alone.</summary>
    public double SecondWord { get; init; } = 0.6;

    /// <summary>The share of a voice's latest posts from which a term they have in common begins to count less between them.</summary>
    public double RefrainFrom { get; init; } = 0.12;

    /// <summary>The share from which it does not count at all.</summary>
    public double RefrainFull { get; init; } = 0.35;

    /// <summary>What its size makes of a thread's score.</summary>
    public double Boost(int posts) => 1 + (SizePrior * Math.Log(posts));

    /// <summary>The shipped numbers, or those of a file, with what an operator may change.</summary>
    /// <exception cref="RefusedException">The file named cannot be used.</exception>
    public static LinkingModel From(ThreadOptions options)
    {
        var model = options.ModelFile.Length > 0
            ? ModelFile.Read(Path.GetFullPath(options.ModelFile))
            : new LinkingModel { JoinThreshold = options.JoinThreshold, MergeThreshold = options.MergeThreshold };
        return model with { MergeEvery = options.MergeEvery, ActivePosts = options.ActivePosts };
    }
}
