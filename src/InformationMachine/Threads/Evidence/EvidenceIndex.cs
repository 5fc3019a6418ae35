namespace InformationMachine.Threads.Evidence;

/// <summary>
/// Remembers posts and judges which of them tell the same story as a new one. Its state follows from the remembered posts in their order and
/// from nothing else: neither threads nor decisions, so that no join makes another easier. Not thread-safe.
/// </summary>
internal sealed class EvidenceIndex
{
    /// <summary>The most links of one verdict.</summary>
    public const int MaximumLinks = 16;

    /// <summary>The most links to posts of feeds that have more than their share.</summary>
    private const int CrowdLinks = 4;

    /// <summary>A pair less likely than this is no link.</summary>
    public const float LeastProbability = 0.05f;

    private readonly JudgeModel _model;
    private readonly int _activePosts;
    private readonly Memory _memory = new();
    private readonly CandidateSearch _search;
    private readonly PairMeasure _measure;

    public EvidenceIndex(JudgeModel model, int activePosts)
    {
        _model = model;
        _activePosts = activePosts;
        _search = new CandidateSearch(_memory);
        _measure = new PairMeasure(_memory);
    }

    /// <summary>Judges a post against the remembered ones, earlier or later in time within ten days, and remembers it.</summary>
    public PostVerdict Judge(ObservedPost post)
    {
        var seen = _search.Find(post);
        var judged = seen.Candidates.Select(candidate => (Link: new PostLink(candidate.Post.Post.Order, _model.Probability(_measure.Measure(seen, candidate))), candidate.Post.Habits.IsCrowd)).ToLookup(item => item.IsCrowd, item => item.Link);
        var links = Likeliest([.. judged[false], .. judged[true].OrderByDescending(link => link.Probability).Take(CrowdLinks)]);
        Recall(post, seen.Habits);
        return new PostVerdict(links, seen.Habits);
    }

    /// <summary>Of judged pairs those that are links, likeliest first.</summary>
    public static List<PostLink> Likeliest(IEnumerable<PostLink> judged)
    {
        var links = judged.Where(link => link.Probability >= LeastProbability).ToList();
        links.Sort((a, b) => a.Probability == b.Probability ? b.Order.CompareTo(a.Order) : b.Probability.CompareTo(a.Probability));
        if (links.Count > MaximumLinks) links.RemoveRange(MaximumLinks, links.Count - MaximumLinks);
        return links;
    }

    /// <summary>Remembers a post that was judged before.</summary>
    public void Recall(ObservedPost post, PostHabits habits) => _memory.Add(post, habits, _activePosts);

    /// <summary>
    /// Measures two posts as if the first had just arrived; null where the second is not remembered. What is remembered by now counts, so that the
    /// verdict may differ from that of the day.
    /// </summary>
    public PairEvidence? Explain(ObservedPost post, long other)
    {
        if (_memory.Find(other) is not { } known) return null;
        var seen = _search.Find(post);
        var candidate = seen.Candidates.FirstOrDefault(item => ReferenceEquals(item.Post, known))
            ?? new Candidate(known, Likeness.Cosine(seen.Post, known, _memory.Words), CandidateSearch.Unranked, CandidateSearch.Unranked);
        var numbers = _measure.Measure(seen, candidate);
        var weights = _model.Weights(numbers);
        return new PairEvidence(_model.Probability(numbers), [.. Enum.GetValues<PairNumber>()
            .Select(number => new WeighedNumber(number, numbers[(int)number], weights[(int)number])).OrderByDescending(number => Math.Abs(number.Weight))]);
    }
}
