using InformationMachine.Briefings.Claims;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Ranking;

/// <summary>
/// Chooses sentences that together say what the posts say. A concept is a pair of neighbouring words, one of them a content word at
/// least; it counts by the number of posts that use it, and half once it has been said. Greedy, by gain for the length. After
/// Gillick and Favre, "A Scalable Global Model for Summarization" (2009), with the greedy search in place of their integer programme.
/// </summary>
internal sealed class Coverage
{
    private const double SaidAgain = 0.5;
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

    public Coverage(IReadOnlyList<CandidateSentence> units)
    {
        _posts = units.SelectMany(unit => Pairs(unit).Select(pair => (pair, unit.PostIndex))).Distinct()
            .CountBy(item => item.pair).ToDictionary(item => item.Key, item => item.Value);
        _most = Math.Max(1, units.Max(unit => Shared(unit, Pairs(unit), [])));
    }

    /// <summary>Within a number of words, at most so many sentences.</summary>
    public IReadOnlyList<CandidateSentence> Pick(IReadOnlyList<CandidateSentence> candidates, int words, int most)
    {
        var left = candidates.Where(unit => unit.Length <= words).Select(unit => (Unit: unit, Pairs: Pairs(unit))).ToList();
        var said = new HashSet<(string, string)>();
        var picked = new List<CandidateSentence>();
        while (picked.Count < most && left.Count > 0)
        {
            var (best, pairs) = left.MaxBy(item => Score(item.Unit, item.Pairs, said));
            picked.Add(best);
            said.UnionWith(pairs);
            words -= best.Length;
            left.RemoveAll(item => item.Unit == best || item.Unit.Length > words || item.Unit.Similarity(best) > Repeats || Selection.IsSame(item.Unit, best));
        }

        return picked;
    }

    private double Score(CandidateSentence unit, IReadOnlyList<(string, string)> pairs, HashSet<(string, string)> said) =>
        ((Shared(unit, pairs, said) / _most) + (FullSentenceBonus * Math.Min(1, unit.Length / FullSentenceWords)) + (CentralityShare * unit.Centrality)) * (unit.IsLeaning || unit.LoweredBy is not null ? Leaning : 1);

    private double Shared(CandidateSentence unit, IReadOnlyList<(string, string)> pairs, HashSet<(string, string)> said) =>
        pairs.Sum(pair => _posts[pair] * (said.Contains(pair) ? SaidAgain : 1)) / Math.Pow(Math.Max(1, unit.Length), LengthPower);

    private static List<(string, string)> Pairs(CandidateSentence unit) =>
        [.. unit.Tokens.Zip(unit.Tokens.Skip(1)).Where(pair => !GroundingText.IsStopWord(pair.First) || !GroundingText.IsStopWord(pair.Second)).Distinct()];
}
