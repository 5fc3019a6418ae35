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
        var candidates = units.Where(unit => unit.IsTitle || unit.Position <= 1).Select(unit => (Text: Cut(unit.Text), Score: Score(unit))).ToList();
        var best = candidates.OrderByDescending(candidate => candidate.Score).First();
        if (previous is null) return best.Text;
        var kept = candidates.Where(candidate => candidate.Text == previous.Title).Select(candidate => candidate.Score).DefaultIfEmpty(0).Max();
        return kept > 0 && best.Score <= kept * ClearlyBetter ? previous.Title : kept == 0 && units.Any(unit => unit.Text.Contains(previous.Title, StringComparison.Ordinal)) ? previous.Title : best.Text;
    }

    private static double Score(Unit unit)
    {
        var words = Cut(unit.Text).Split(' ').Length;
        var score = unit.Centrality + 0.05;
        if (unit.IsTitle) score *= 1.6;
        if (words is < FewestWords or > MostWords) score *= 0.6;
        if (Cues.Leaning().IsMatch(unit.Text)) score *= 0.4;
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
