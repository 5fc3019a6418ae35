namespace InformationMachine.Briefings.Writing;

/// <summary>
/// Chooses sentences that together say what several posts say. A concept is a pair of neighbouring content words that at least two
/// posts use; it counts by the share of posts that use it, and little once it has been said. Greedy, by gain for the length. After
/// Gillick and Favre, "A Scalable Global Model for Summarization" (2009), with the greedy search in place of their integer programme.
/// </summary>
internal sealed class Coverage
{
    private const int LeastPosts = 2;
    private const double SaidAgain = 0.3;
    private const double LengthPower = 0.5;

    /// <summary>What a sentence in full is worth beside one in a few words.</summary>
    private const double FullSentenceBonus = 0.25;
    private const double FullSentenceWords = 30;

    /// <summary>What a sentence is worth that leans on another one.</summary>
    private const double Leaning = 0.7;

    /// <summary>Beyond this likeness a sentence repeats another, stricter than elsewhere: a section that covers has no room for variants.</summary>
    private const double Repeats = 0.5;

    /// <summary>What decides between sentences that add nothing the posts share.</summary>
    private const double CentralityShare = 0.01;

    private readonly Dictionary<(string, string), int> _posts;
    private readonly double _most;

    public Coverage(IReadOnlyList<Unit> units)
    {
        _posts = units.SelectMany(unit => Pairs(unit).Select(pair => (pair, unit.PostIndex))).Distinct()
            .GroupBy(item => item.pair).Where(group => group.Count() >= LeastPosts).ToDictionary(group => group.Key, group => group.Count());
        _most = Math.Max(1, units.Max(unit => Shared(unit, Known(unit), [])));
    }

    /// <summary>Within a number of words, at most so many sentences.</summary>
    public IReadOnlyList<Unit> Pick(IReadOnlyList<Unit> candidates, int words, int most)
    {
        var left = candidates.Where(unit => unit.Length <= words).Select(unit => (Unit: unit, Pairs: Known(unit))).ToList();
        var said = new HashSet<(string, string)>();
        var picked = new List<Unit>();
        while (picked.Count < most && left.Count > 0)
        {
            var (best, pairs) = left.MaxBy(item => Score(item.Unit, item.Pairs, said));
            picked.Add(best);
            said.UnionWith(pairs);
            words -= best.Length;
            left.RemoveAll(item => item.Unit == best || item.Unit.Length > words || item.Unit.Similarity(best) > Repeats);
        }

        return picked;
    }

    private double Score(Unit unit, IReadOnlyList<(string, string)> pairs, HashSet<(string, string)> said) =>
        ((Shared(unit, pairs, said) / _most) + (FullSentenceBonus * Math.Min(1, unit.Length / FullSentenceWords)) + (CentralityShare * unit.Centrality)) * (unit.IsLeaning ? Leaning : 1);

    private double Shared(Unit unit, IReadOnlyList<(string, string)> pairs, HashSet<(string, string)> said) =>
        pairs.Sum(pair => _posts[pair] * (said.Contains(pair) ? SaidAgain : 1)) / Math.Pow(Math.Max(1, unit.Length), LengthPower);

    private List<(string, string)> Known(Unit unit) => [.. Pairs(unit).Where(_posts.ContainsKey).Distinct()];

    private static IEnumerable<(string, string)> Pairs(Unit unit) => unit.Words.Zip(unit.Words.Skip(1));
}
