using InformationMachine.Briefings.Claims;

namespace InformationMachine.Briefings.Ranking;

/// <summary>How much of what several posts speak of a sentence holds, for its length: 1 for the one that holds most.</summary>
internal sealed class SharedWords
{
    private const double LengthPower = 0.6;

    private readonly Dictionary<CandidateSentence, double> _shares;

    public SharedWords(IReadOnlyList<CandidateSentence> units)
    {
        var posts = units.SelectMany(unit => unit.Words.Select(word => (word, unit.PostIndex))).Distinct().CountBy(item => item.word, StringComparer.Ordinal)
            .ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal);
        _shares = units.ToDictionary(unit => unit, unit => unit.Words.Distinct(StringComparer.Ordinal).Where(word => posts[word] > 1).Sum(word => posts[word]) / Math.Pow(Math.Max(1, unit.Words.Count), LengthPower));
        var most = Math.Max(double.Epsilon, _shares.Values.DefaultIfEmpty(0).Max());
        foreach (var unit in units) _shares[unit] /= most;
    }

    public double Of(CandidateSentence unit) => _shares[unit];
}
