namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>
/// ROUGE-1, ROUGE-2 and ROUGE-L as F1 in percent, the best of several references: what <c>score_briefings.py</c> prints. Source: Lin, "ROUGE: A
/// Package for Automatic Evaluation of Summaries" (2004).
/// </summary>
internal static class Rouge
{
    public static (double One, double Two, double Longest) Score(IReadOnlyList<string> text, IEnumerable<IReadOnlyList<string>> references)
    {
        var (one, two, longest) = (0.0, 0.0, 0.0);
        foreach (var reference in references)
        {
            one = Math.Max(one, F(Shared(text, reference), text.Count, reference.Count));
            two = Math.Max(two, F(Shared([.. text.Zip(text.Skip(1))], [.. reference.Zip(reference.Skip(1))]), text.Count - 1, reference.Count - 1));
            longest = Math.Max(longest, F(Longest(text, reference), text.Count, reference.Count));
        }

        return (one, two, longest);
    }

    public static IReadOnlyList<string> Words(string text) =>
        System.Text.RegularExpressions.Regex.Split(text.ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormKD), "[^a-z0-9]+").Where(word => word.Length > 0).ToList();

    private static double F(int shared, int one, int other) => shared == 0 ? 0 : 200.0 * shared / (one + other);

    private static int Shared<T>(IReadOnlyList<T> text, IReadOnlyList<T> reference)
        where T : notnull
    {
        var counts = reference.CountBy(item => item).ToDictionary();
        return text.CountBy(item => item).Sum(item => Math.Min(item.Value, counts.GetValueOrDefault(item.Key)));
    }

    private static int Longest(IReadOnlyList<string> text, IReadOnlyList<string> reference)
    {
        var previous = new int[reference.Count + 1];
        foreach (var word in text)
        {
            var current = new int[reference.Count + 1];
            for (var i = 0; i < reference.Count; i++) current[i + 1] = word == reference[i] ? previous[i] + 1 : Math.Max(previous[i + 1], current[i]);
            previous = current;
        }

        return previous[^1];
    }
}
