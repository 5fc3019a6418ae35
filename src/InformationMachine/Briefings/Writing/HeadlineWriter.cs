using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Writing;

/// <summary>
/// The thread's headline: a post's own, or a sentence that reads like one, cut at a clause. Sticky: readers know a story by its
/// headline, so another takes its place only where it is clearly better.
/// </summary>
internal static class HeadlineWriter
{
    private const double ClearlyBetter = 1.5;
    private const int MostWords = 14;
    private const int FewestWords = 4;
    private const int MaximumLength = 110;

    public static string Write(IReadOnlyList<Unit> units, Briefing? previous)
    {
        var shared = SharedWords(units);
        var candidates = units.Where(unit => unit.IsTitle || unit.Position <= 1).Select(unit => (Text: Cut(unit.Text), Score: Score(unit, shared))).ToList();
        var best = candidates.OrderByDescending(candidate => candidate.Score).First();
        if (previous is null) return best.Text;
        var kept = candidates.Where(candidate => candidate.Text == previous.Title).Select(candidate => candidate.Score).DefaultIfEmpty(0).Max();
        return kept > 0 && best.Score <= kept * ClearlyBetter ? previous.Title : kept == 0 && units.Any(unit => unit.Text.Contains(previous.Title, StringComparison.Ordinal)) ? previous.Title : best.Text;
    }

    /// <summary>For each unit what part of the thread's shared words it holds for its length, 1 for the best.</summary>
    private static Dictionary<Unit, double> SharedWords(IReadOnlyList<Unit> units)
    {
        var posts = units.SelectMany(unit => unit.Words.Select(word => (word, unit.PostIndex))).Distinct().GroupBy(item => item.word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var shared = units.ToDictionary(unit => unit, unit => unit.Words.Distinct(StringComparer.Ordinal).Where(word => posts[word] > 1).Sum(word => posts[word]) / Math.Sqrt(Math.Max(1, unit.Words.Count)));
        var most = Math.Max(double.Epsilon, shared.Values.Max());
        return shared.ToDictionary(pair => pair.Key, pair => pair.Value / most);
    }

    private static double Score(Unit unit, Dictionary<Unit, double> shared)
    {
        var words = Cut(unit.Text).Split(' ').Length;
        var score = (unit.Centrality + shared[unit]) / 2 + 0.05;
        if (unit.IsTitle) score *= 1.6;
        if (words is < FewestWords or > MostWords) score *= 0.6;
        if (unit.IsLeaning) score *= 0.4;
        if (Cues.IsQuestion(unit.Text)) score *= 0.5;
        return score;
    }

    private static string Cut(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords)
        {
            var clause = text.AsSpan().IndexOfAny(";:—–");
            if (clause < 0) clause = text.IndexOf(", ", StringComparison.Ordinal);
            var first = clause > 0 ? text[..clause] : "";
            if (first.Split(' ').Length is >= FewestWords + 1 and <= MostWords) text = first;
        }

        text = text.TrimEnd('.', ' ', ',', ';', ':');
        if (text.Length <= MaximumLength) return text;
        var end = text.LastIndexOf(' ', MaximumLength - 1);
        if (end <= MaximumLength / 2) end = char.IsHighSurrogate(text[MaximumLength - 2]) ? MaximumLength - 2 : MaximumLength - 1;
        return text[..end].TrimEnd(',', ';', ':', ' ') + "…";
    }
}
