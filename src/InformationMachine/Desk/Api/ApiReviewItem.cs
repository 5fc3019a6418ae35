using InformationMachine.Desk.Reviewing;

namespace InformationMachine.Desk.Api;

/// <summary>Something an editor should look at.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Doubt">How doubtful, 0 to 1; the list begins with the most doubtful.</param>
/// <param name="Thread">The thread.</param>
/// <param name="Other">The other thread, where there are two.</param>
/// <param name="Post">The post, where it is about one.</param>
/// <param name="Figure">The measured value behind it, 0 to 1.</param>
/// <param name="Terms">Words that show it.</param>
internal sealed record ApiReviewItem(ReviewReason Reason, double Doubt, int Thread, int? Other, string? Post, double Figure, IReadOnlyList<string> Terms)
{
    public static ApiReviewItem Of(ReviewItem item) => new(item.Reason, item.Doubt, item.Thread.Value, item.Other?.Value, item.Post?.Value, item.Figure, item.Terms);
}
