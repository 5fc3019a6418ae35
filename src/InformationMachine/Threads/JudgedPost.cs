using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Threads;

/// <summary>A new post with what the judge found out about it.</summary>
/// <param name="Post">The post.</param>
/// <param name="Observed">What the judge sees of it.</param>
/// <param name="Links">The linked posts it probably tells one story with, the surest first.</param>
/// <param name="Habits">What was usual around it.</param>
internal sealed record JudgedPost(Post Post, ObservedPost Observed, IReadOnlyList<PostLink> Links, PostHabits Habits)
{
    /// <summary>What is stored of it.</summary>
    public PostEvidence ToEvidence() => new()
    {
        Order = Observed.Order,
        Sequence = Post.Sequence,
        Links = [.. Links.Select(link => new EvidenceLink(link.Order, link.Probability))],
        Habits = Habits.ToNumbers(),
        Vector = Observed.Vector is { } vector ? [.. vector] : [],
    };
}
