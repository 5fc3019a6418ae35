using System.Collections.Frozen;
using System.Text;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Tells words in angle brackets from markup in a title. A tag is markup where it is one that titles are set with, where it has attributes,
/// or where its other half stands in the title too; <c>List&lt;String></c> and <c>&lt;template></c> are words. Pure.
/// </summary>
internal static class TitleMarkup
{
    private const int MaximumName = 40;

    /// <summary>A longer title is no title; every bracket is looked up in all of it.</summary>
    private const int MaximumLength = 2_000;

    /// <summary>Elements a title is set with, and those that begin an excerpt of a body.</summary>
    private static readonly FrozenSet<string> Inline = new[]
    {
        "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "nobr", "q", "s",
        "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Blocks that close by themselves; at the beginning of a title they are left over from the body it was cut from.</summary>
    private static readonly FrozenSet<string> Leading = new[] { "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "center" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The title as markup in which words in angle brackets are written out as text.</summary>
    public static string Escape(string title)
    {
        var at = title.IndexOf('<', StringComparison.Ordinal);
        if (at < 0 || title.Length > MaximumLength) return title;
        var escaped = new StringBuilder(title.Length + 16);
        var from = 0;
        for (; at >= 0; at = title.IndexOf('<', at + 1))
        {
            if (!IsWords(title, at)) continue;
            escaped.Append(title, from, at - from).Append("&lt;");
            from = at + 1;
        }

        return from == 0 ? title : escaped.Append(title, from, title.Length - from).ToString();
    }

    private static bool IsWords(string title, int at)
    {
        var isEnd = at + 1 < title.Length && title[at + 1] == '/';
        var name = MarkupLimits.Name(title, at + 1);
        if (name.IsEmpty || name.Length > MaximumName || !char.IsAsciiLetter(name[0]) || IsInline(name)) return false;
        if (isEnd) return title.LastIndexOf($"<{name}", at, StringComparison.OrdinalIgnoreCase) < 0;
        var behind = at + 1 + name.Length;
        if (behind >= title.Length) return false;
        if (!IsBare(title, behind)) return IsList(title, behind);
        return title.IndexOf($"</{name}", behind, StringComparison.OrdinalIgnoreCase) < 0 && !(Leading.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) && IsLeading(title, at));
    }

    private static bool IsInline(ReadOnlySpan<char> name) => Inline.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>Whether a tag ends right behind its name.</summary>
    private static bool IsBare(string title, int behind)
    {
        var rest = title.AsSpan(behind).TrimStart();
        return rest is ['>', ..] or ['/', '>', ..];
    }

    /// <summary>"&lt;String, List&lt;Int>>" has no attributes: names of them follow a blank, and values an equals sign.</summary>
    private static bool IsList(string title, int behind) => title[behind] is ',' or '@' or '.' or '?' or '&' or '|';

    private static bool IsLeading(string title, int at) => title.AsSpan(0, at).IsWhiteSpace();
}
