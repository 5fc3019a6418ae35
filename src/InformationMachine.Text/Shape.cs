namespace InformationMachine.Text;

/// <summary>The ids of the rules that judge a line by its shape, whatever its language.</summary>
internal static class Shape
{
    public const string ChapterMark = "shape/chapter-mark";
    public const string Code = "shape/code";
    public const string Tags = "shape/tags";
    public const string ListItem = "shape/list-item";
    public const string Address = "shape/address";
    public const string BreaksOff = "shape/breaks-off";
    public const string Continuation = "shape/continuation";
    public const string Dateline = "shape/dateline";
    public const string Topics = "shape/topics";
    public const string Short = "shape/short";
    public const string Long = "shape/long";
    public const string Subordinate = "shape/subordinate";
    public const string Quotation = "shape/quotation-source";
    public const string Verses = "shape/verses";
    public const string Sponsors = "shape/sponsors";
    public const string Heading = "shape/heading";
    public const string Programme = "shape/programme";
    public const string Path = "shape/path";
    public const string Embed = "shape/embedded-post";
    public const string Garbled = "shape/garbled";

    /// <summary>
    /// What these find in rare forms is prose, and too few of their hits were judged: they only lower what is a clause (a verb behind
    /// another word) or holds a figure, and remove what is neither.
    /// </summary>
    private static readonly Dictionary<string, LanguageRule> Lowering = new[] { Code, Short, Long }.ToDictionary(id => id, id => new LanguageRule(id, "shape", "(?!)", [], []), StringComparer.Ordinal);

    /// <summary>The rule that lowers in place of one that would remove; null where that one removes.</summary>
    public static LanguageRule? Lowers(string? id) => id is null ? null : Lowering.GetValueOrDefault(id);
}
