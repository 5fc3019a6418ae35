using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Desk.Reviewing;

/// <summary>Something an editor should look at.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Doubt">How doubtful, 0 to 1.</param>
/// <param name="Thread">The thread.</param>
/// <param name="Other">The other thread, where there are two.</param>
/// <param name="Post">The post, where it is about one.</param>
/// <param name="Figure">The measured value behind it, 0 to 1.</param>
/// <param name="Terms">Words that show it.</param>
internal sealed record ReviewItem(ReviewReason Reason, double Doubt, ThreadId Thread, ThreadId? Other, PostId? Post, double Figure, IReadOnlyList<string> Terms)
{
    /// <summary>What tells it from any other, across refreshes.</summary>
    public string Key { get; } = $"{Reason}-{Thread}-{Other}-{Post}".ToLowerInvariant();
}
