namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// HTML to what may be kept: markup that cannot execute, and the text a reader sees. Bodies without markup never see an HTML parser;
/// where only the text is kept, nothing is sanitised, because nothing that could execute is left. Thread-safe.
/// </summary>
internal static class HtmlCleaner
{
    /// <summary>Cleans a body whose markup is kept.</summary>
    public static HtmlBody Clean(string html, Uri? baseUrl)
    {
        if (!HasMarkup(html)) return new HtmlBody(null, PlainText.Tidy(HtmlEntities.Decode(html)), []);
        if (!MarkupLimits.Allow(html)) return new HtmlBody(null, TagStripper.Text(html), []);
        using var document = HtmlDocuments.Parse(html);
        if (document.Body is not { } body) return new HtmlBody(null, "", []);
        var (text, attributes) = HtmlText.Of(body, html.Length);
        return attributes > MarkupLimits.Attributes ? new HtmlBody(null, text, []) : SafeMarkup.Of(document, body, text, baseUrl);
    }

    /// <summary>The text of a body whose markup is not kept, paragraphs separated by line breaks.</summary>
    public static string Text(string html)
    {
        if (!HasMarkup(html)) return PlainText.Tidy(HtmlEntities.Decode(html));
        if (!MarkupLimits.Allow(html)) return TagStripper.Text(html);
        using var document = HtmlDocuments.Parse(html);
        return document.Body is { } body ? HtmlText.Of(body, html.Length).Text : "";
    }

    /// <summary>The text of a title or name that may hold markup, on one line.</summary>
    public static string Line(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0) return PlainText.Line(html);
        return HasMarkup(html) ? Text(html).Replace('\n', ' ') : PlainText.Line(HtmlEntities.Decode(html));
    }

    /// <summary>"a &lt; b" and "a &lt;b" are text; "&lt;b&gt;" and "&lt;/b&gt;" are markup.</summary>
    public static bool HasMarkup(string html)
    {
        var last = html.LastIndexOf('>');
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < last; i = html.IndexOf('<', i + 1))
        {
            if (char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!' or '?') return true;
        }

        // A comment hides what follows even where it has no end.
        return html.Contains("<!--", StringComparison.Ordinal);
    }
}
