using System.Globalization;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Phrases;

/// <summary>
/// Every word of the site that renderers add to what posts say, in one place; those that stand around a thread's sentences are in
/// <see cref="PhraseBook"/>, in the language of the thread. Nothing here states a fact of a story; figures in it are counts
/// and dates of the briefing itself.
/// </summary>
internal static class Wording
{
    public const string What = "What";
    public const string Notes = "Editor\u2019s notes";
    public const string WhyItMatters = "Why it matters";
    public const string OpenQuestions = "Open questions";
    public const string Narrative = "Narrative";
    public const string Timeline = "Timeline";
    public const string Perspectives = "Perspectives";
    public const string Tensions = "Tensions";
    public const string Sources = "Sources";
    public const string History = "history";
    public const string Title = "Title";
    public const string Expected = "expected";
    public const string Edited = "corrected by an editor";

    public static string Promise => PhraseBook.English.Pages.Promise;

    /// <summary>The English heading of a section, by its name in files: what comparisons call it.</summary>
    public static string Section(string name) => PhraseBook.English.Sections[name].Heading;

    /// <summary>What stands in a section that has nothing.</summary>
    public static string Empty(string section) => PhraseBook.English.Empty(section);

    public static string Version(int version) => string.Create(CultureInfo.InvariantCulture, $"Version {version}");

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    public static string Items(int count) => Count(count, "item", "items");

    public static string Posts(int count) => Count(count, "post", "posts");

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day in words, for a heading.</summary>
    public static string LongDay(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>What led to a version.</summary>
    public static string Reason(int version, BriefingReason reason) => PhraseBook.English.Reason(version, reason);

    public static string Label(TensionKind kind) => PhraseBook.English.Label(kind);

    /// <summary>The short name of a development, for a badge.</summary>
    public static string Label(EvolutionKind kind) => kind switch
    {
        EvolutionKind.FirstSeen => "First seen",
        EvolutionKind.Consistent => "Consistent",
        EvolutionKind.NewPoint => "New point",
        EvolutionKind.FigureUpdated => "Figure updated",
        EvolutionKind.Reversed => "Reversed",
        _ => "Post edited",
    };

    /// <summary>True where the sentences are an earlier statement and the later one that replaces it.</summary>
    public static bool IsEarlierAndNow(Evolution evolution) =>
        evolution.Sentences.Length == 2 && evolution.Kind is EvolutionKind.FigureUpdated or EvolutionKind.Reversed or EvolutionKind.Edited;

    /// <summary>Author and feed, without saying the same name twice.</summary>
    public static string Origin(BriefingSource source)
    {
        var author = PlainLine.Of(source.Author);
        var feed = PlainLine.Of(source.Feed);
        if (feed.Length == 0 || string.Equals(feed, author, StringComparison.OrdinalIgnoreCase)) return author;
        return feed.StartsWith(author + " ", StringComparison.OrdinalIgnoreCase) ? feed : $"{author} {feed}";
    }

    /// <summary>The line that stands for a source: its headline, otherwise the beginning of its text; before it what its author warns of.</summary>
    public static string Headline(BriefingSource source)
    {
        var title = PlainLine.Excerpt(source.Title);
        var line = title.Length > 0 ? title : PlainLine.Excerpt(source.Text);
        return Warning(source) is { Length: > 0 } warning ? line.Length > 0 ? $"{warning} — {line}" : warning : line;
    }

    /// <summary>What the author of a source warns its readers of, behind the sign for it; empty where nothing.</summary>
    public static string Warning(BriefingSource source) =>
        source.Labels.IsDefaultOrEmpty ? "" : "\u26A0 " + PlainLine.Excerpt(string.Join(" · ", source.Labels));
}
