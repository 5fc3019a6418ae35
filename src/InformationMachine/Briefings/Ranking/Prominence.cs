using InformationMachine.Briefings.Claims;

namespace InformationMachine.Briefings.Ranking;

/// <summary>
/// How much a sentence speaks for the thread: the mean of three views of it that err in different ways, each 1 for the sentence it
/// puts first. Its centrality sees rare words, <see cref="SharedWords"/> how many posts speak of the same, <see cref="Agreement"/> how they put it.
/// </summary>
internal sealed class Prominence
{
    private const int RunOfWords = 2;

    private readonly SharedWords _shared;
    private readonly Dictionary<CandidateSentence, double> _agreement;
    private readonly double _most;

    public Prominence(IReadOnlyList<CandidateSentence> units)
    {
        _shared = new SharedWords(units);
        var agreement = Agreement.OfPosts(units, RunOfWords);
        _agreement = units.ToDictionary(unit => unit, unit => agreement.Of(unit.Tokens));
        _most = Math.Max(double.Epsilon, _agreement.Values.DefaultIfEmpty(0).Max());
    }

    public double Of(CandidateSentence unit) => (unit.Centrality + _shared.Of(unit) + (_agreement[unit] / _most)) / 3;
}
