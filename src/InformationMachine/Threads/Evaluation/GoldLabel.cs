namespace InformationMachine.Threads.Evaluation;

/// <summary>What people said of a post.</summary>
/// <param name="Story">Its story; empty for noise that belongs to none.</param>
/// <param name="Topic">The umbrella of its story: a thread about one topic is no bogus one; the story itself where nothing is said.</param>
/// <param name="IsUnsure">True where they were not sure: the post counts for nothing.</param>
internal sealed record GoldLabel(string Story, string Topic, bool IsUnsure);
