using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>What the linker decided about a post.</summary>
/// <param name="Thread">The thread it was given.</param>
/// <param name="Started">True where it started that thread.</param>
/// <param name="Score">The thread's score; 0 where it started it.</param>
/// <param name="RunnerUpScore">The best other thread's score.</param>
/// <param name="Merges">The merges decided after it and before the next post.</param>
internal sealed record LinkedPost(ThreadId Thread, bool Started, double Score, double RunnerUpScore, IReadOnlyList<FoundMerge> Merges)
{
    /// <summary>The best other thread; null where there was none.</summary>
    public ThreadId? RunnerUp { get; init; }

    /// <summary>The threads examined with those merges, as they stand then.</summary>
    public IReadOnlyList<ExaminedThread> Examined { get; init; } = [];
}
