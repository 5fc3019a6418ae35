using System.Globalization;

namespace InformationMachine.Feeds.Parsing;

/// <summary>A poll as text: its options a line each, with how many chose them once it is over. Before, they would make an edit of every look. Pure.</summary>
internal static class PollText
{
    /// <summary>The most options; no service has as many.</summary>
    private const int MaximumOptions = 32;

    /// <summary>A text with a poll below it.</summary>
    /// <param name="text">The question, or what stands for it.</param>
    /// <param name="options">Each option, with its votes where they are known.</param>
    /// <param name="isOver">Whether nobody can vote any more.</param>
    public static string Below(string? text, IEnumerable<(string? Title, long? Votes)> options, bool isOver)
    {
        var known = options.Where(option => !string.IsNullOrWhiteSpace(option.Title)).Take(MaximumOptions).ToList();
        if (known.Count == 0) return text ?? "";
        var all = known.Sum(option => option.Votes ?? 0);
        var lines = known.Select(option => isOver && option.Votes is { } votes && all > 0 ? $"{Line(option.Title!)}: {Share(votes, all)}" : Line(option.Title!));
        return string.Join('\n', lines.Prepend(text ?? "").Where(line => line.Length > 0));
    }

    private static string Line(string title) => "• " + HtmlCleaner.Title(title);

    private static string Share(long votes, long all) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100.0 * votes / all)}% ({votes}/{all})");
}
