using System.Text;

namespace InformationMachine.Feeds.Parsing;

/// <summary>The text of markup that is too deep or too tangled to build a tree from: tags go, words stay, in one pass.</summary>
internal static class TagStripper
{
    private const int MaximumExponent = 16;

    /// <summary>Plain text, paragraphs separated by line breaks.</summary>
    public static string Text(string html)
    {
        var text = new StringBuilder(html.Length / 2);
        var unclosed = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            text.Append(html, at, tag - at);
            at = tag < html.Length ? Skip(html, tag, text, unclosed) : tag;
        }

        return PlainText.Tidy(HtmlEntities.Decode(text.ToString()));
    }

    /// <summary>Where reading goes on after a '&lt;'.</summary>
    private static int Skip(string html, int tag, StringBuilder text, HashSet<string> unclosed)
    {
        if (tag + 1 < html.Length && !char.IsAsciiLetter(html[tag + 1]) && html[tag + 1] is not ('/' or '!' or '?'))
        {
            text.Append('<');
            return tag + 1;
        }

        if (html.AsSpan(tag).StartsWith("<!--")) return After(html, "-->", tag);
        var name = MarkupLimits.Name(html, tag + 1).ToString().ToLowerInvariant();
        if (HtmlText.IsBlock(name)) text.Append('\n');
        var end = After(html, ">", tag);
        if (name is "s" or "strike" or "del" && html[tag + 1] != '/') return Struck(html, name, end, unclosed);
        if (name is "sup" or "sub" && html[tag + 1] != '/') return Raised(html, name, end, text);
        if (!HtmlText.IsUnread(name) || html[tag + 1] == '/' || name is "embed" or "iframe" or "noembed" or "noframes") return end;
        var close = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
        return close < 0 ? html.Length : close;
    }

    /// <summary>What is struck out goes; an end looked for in vain is not looked for again.</summary>
    private static int Struck(string html, string name, int from, HashSet<string> unclosed)
    {
        if (unclosed.Contains(name)) return from;
        var close = html.IndexOf($"</{name}>", from, StringComparison.OrdinalIgnoreCase);
        if (close < 0) unclosed.Add(name);
        return close < 0 ? from : close;
    }

    private static int Raised(string html, string name, int from, StringBuilder text)
    {
        var length = html.AsSpan(from, Math.Min(MaximumExponent, html.Length - from)).IndexOf('<');
        if (length < 0 || RaisedText.Of(html.Substring(from, length), name == "sup", text.Length > 0 ? text[^1] : '\0') is not { } raised) return from;
        text.Append(raised);
        return from + length;
    }

    private static int After(string html, string mark, int from)
    {
        var found = html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + mark.Length;
    }
}
