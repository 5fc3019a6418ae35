namespace InformationMachine.Data.Threads;

/// <summary>
/// The record that one thread was found to tell the same story as another. Append-only.
/// </summary>
/// <param name="From">The younger thread, which now forwards.</param>
/// <param name="Into">The older thread, which survives.</param>
/// <param name="AfterSequence">The merge happened after the post with this sequence was linked and before the next one.</param>
/// <param name="Score">How alike the two were, 0 to 1.</param>
/// <param name="At">When, UTC.</param>
public sealed record ThreadMerge(ThreadId From, ThreadId Into, long AfterSequence, double Score, DateTimeOffset At);
