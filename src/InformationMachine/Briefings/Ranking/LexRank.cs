using InformationMachine.Briefings.Claims;

namespace InformationMachine.Briefings.Ranking;

/// <summary>
/// Centrality as the stationary distribution of a walk over similar sentences. Source: Erkan and Radev, "LexRank: Graph-based Lexical
/// Centrality as Salience in Text Summarization", JAIR 22 (2004), the continuous variant.
/// </summary>
internal static class LexRank
{
    private const double Damping = 0.85;
    private const double LeastSimilarity = 0.05;
    private const int MaximumIterations = 100;

    /// <summary>Sets <see cref="CandidateSentence.Centrality"/>, 1 for the most central.</summary>
    public static void Score(IReadOnlyList<CandidateSentence> units)
    {
        if (units.Count == 0) return;
        var links = Links(units);
        var score = new double[units.Count];
        Array.Fill(score, 1.0 / units.Count);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var next = new double[units.Count];
            Array.Fill(next, (1 - Damping) / units.Count);
            for (var i = 0; i < units.Count; i++)
            {
                foreach (var (to, share) in links[i]) next[to] += Damping * score[i] * share;
            }

            var change = score.Zip(next, (a, b) => Math.Abs(a - b)).Sum();
            score = next;
            if (change < 1e-9) break;
        }

        var highest = score.Max();
        for (var i = 0; i < units.Count; i++) units[i].Centrality = score[i] / highest;
    }

    /// <summary>For each unit where the walk goes on, found through the words they share rather than pair by pair.</summary>
    private static List<(int To, double Share)>[] Links(IReadOnlyList<CandidateSentence> units)
    {
        var postings = new Dictionary<string, List<(int Unit, double Weight)>>(StringComparer.Ordinal);
        for (var i = 0; i < units.Count; i++)
        {
            foreach (var (word, weight) in units[i].Vector)
            {
                if (!postings.TryGetValue(word, out var list)) postings[word] = list = [];
                list.Add((i, weight));
            }
        }

        var links = new List<(int, double)>[units.Count];
        var sums = new double[units.Count];
        for (var i = 0; i < units.Count; i++)
        {
            Array.Clear(sums);
            foreach (var (word, weight) in units[i].Vector)
            {
                foreach (var (other, otherWeight) in postings[word]) sums[other] += weight * otherWeight;
            }

            sums[i] = Math.Max(sums[i], 1);
            var total = 0.0;
            foreach (var sum in sums) total += sum >= LeastSimilarity ? sum : 0;
            links[i] = [];
            for (var j = 0; j < sums.Length; j++)
            {
                if (sums[j] >= LeastSimilarity) links[i].Add((j, sums[j] / total));
            }
        }

        return links;
    }
}
