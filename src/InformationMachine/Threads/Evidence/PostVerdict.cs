namespace InformationMachine.Threads.Evidence;

/// <summary>What the judge says of a post.</summary>
/// <param name="Links">Remembered posts that may tell the same story, likeliest first, at most <see cref="EvidenceIndex.MaximumLinks"/>.</param>
/// <param name="Habits">To be kept with the post and given back when it is recalled.</param>
internal sealed record PostVerdict(IReadOnlyList<PostLink> Links, PostHabits Habits);
