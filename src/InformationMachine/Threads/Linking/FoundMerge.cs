using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>Two threads that were found to tell one story.</summary>
/// <param name="From">The younger.</param>
/// <param name="Into">The older, which survives.</param>
/// <param name="Score">How alike they were, 0 to 1.</param>
internal sealed record FoundMerge(ThreadId From, ThreadId Into, double Score);
