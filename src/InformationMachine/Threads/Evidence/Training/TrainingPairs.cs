namespace InformationMachine.Threads.Evidence.Training;

/// <summary>Measures posts against those before them without judging: what a model is learned from. Not thread-safe.</summary>
internal sealed class TrainingPairs
{
    private const int ActivePosts = 100_000;

    private readonly Memory _memory = new();
    private readonly CandidateSearch _search;
    private readonly PairMeasure _measure;

    public TrainingPairs()
    {
        _search = new CandidateSearch(_memory);
        _measure = new PairMeasure(_memory);
    }

    /// <summary>The post's candidates with their numbers, by <see cref="PairNumber"/>; then it is remembered.</summary>
    public IReadOnlyList<(long Order, float[] Numbers)> Measure(ObservedPost post)
    {
        var seen = _search.Find(post);
        var measured = seen.Candidates.Select(candidate => (candidate.Post.Post.Order, (float[])_measure.Measure(seen, candidate).Clone())).ToList();
        _memory.Add(post, seen.Habits, ActivePosts);
        return measured;
    }
}
