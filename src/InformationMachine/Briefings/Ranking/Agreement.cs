using InformationMachine.Briefings.Claims;

namespace InformationMachine.Briefings.Ranking;

/// <summary>
/// How much a text says what a set of texts says: its mean overlap with each of them in runs of one word or two, as an F measure.
/// The text that agrees most is the one expected to lie nearest to whatever one would be picked for the right one. After Kumar and
/// Byrne, "Minimum Bayes-Risk Decoding for Statistical Machine Translation" (2004). Found through the runs they share, not text by text.
/// </summary>
internal sealed class Agreement
{
    private readonly int _words;
    private readonly double _recall;
    private readonly int[] _sizes;
    private readonly Dictionary<(string, string), List<(int Text, int Count)>> _texts = [];

    /// <param name="texts">Each as its sentences, each of them as its words; a run does not go beyond a sentence.</param>
    /// <param name="words">The length of a run: 1 or 2.</param>
    /// <param name="beta">How much what a text leaves away counts beside what it adds: 1 for as much, less for a text that should be brief.</param>
    public Agreement(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> texts, int words, double beta = 1)
    {
        _words = words;
        _recall = beta * beta;
        _sizes = new int[texts.Count];
        for (var text = 0; text < texts.Count; text++)
        {
            foreach (var (run, count) in texts[text].SelectMany(Runs).CountBy(run => run))
            {
                if (!_texts.TryGetValue(run, out var list)) _texts[run] = list = [];
                list.Add((text, count));
                _sizes[text] += count;
            }
        }
    }

    /// <summary>The texts are the posts, as far as they are here.</summary>
    public static Agreement OfPosts(IEnumerable<CandidateSentence> units, int words) =>
        new([.. units.GroupBy(unit => unit.PostIndex).Select(post => (IReadOnlyList<IReadOnlyList<string>>)[.. post.Select(unit => unit.Tokens)])], words);

    /// <summary>From 0 for a text that shares nothing to 1 for one that says the same as all.</summary>
    public double Of(IReadOnlyList<string> tokens)
    {
        var shared = new int[_sizes.Length];
        var length = 0;
        foreach (var (run, count) in Runs(tokens).CountBy(run => run))
        {
            length += count;
            if (!_texts.TryGetValue(run, out var list)) continue;
            foreach (var (text, most) in list) shared[text] += Math.Min(count, most);
        }

        var sum = 0.0;
        for (var text = 0; text < shared.Length; text++)
        {
            if (shared[text] > 0) sum += (1 + _recall) * shared[text] / (length + (_recall * _sizes[text]));
        }

        return sum / Math.Max(1, shared.Length);
    }

    private IEnumerable<(string, string)> Runs(IReadOnlyList<string> tokens) => _words == 1 ? tokens.Select(token => (token, "")) : tokens.Zip(tokens.Skip(1));
}
