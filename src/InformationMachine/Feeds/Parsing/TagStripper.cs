using System.Text;

namespace InformationMachine.Feeds.Parsing;

/// <summary>The text of markup that is too deep or too tangled to build a tree from: tags go, words stay, in one pass.</summary>
internal static class TagStripper
{
    /// <summary>Plain text, paragraphs separated by line breaks.</summary>
    public static string Text(string html)
    {
        var text = new StringBuilder(html.Length / 2);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            text.Append(html, at, tag - at);
            at = tag < html.Length ? Skip(html, tag, text) : tag;
        }

        return PlainText.Tidy(HtmlEntities.Decode(text.ToString()));
    }

    /// <summary>Where reading goes on after a '&lt;'.</summary>
    private static int Skip(string html, int tag, StringBuilder text)
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
        if (!HtmlText.IsUnread(name) || html[tag + 1] == '/' || name is "embed" or "iframe" or "noembed" or "noframes") return end;
        var close = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
        return close < 0 ? html.Length : close;
    }

    private static int After(string html, string mark, int from)
    {
        var found = html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + mark.Length;
    }
}
