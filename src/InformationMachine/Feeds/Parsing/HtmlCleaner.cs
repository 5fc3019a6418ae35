using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// HTML to what may be kept: markup that cannot execute, and the text a reader sees. Bodies without markup never see an HTML parser;
/// where only the text is kept, nothing is sanitised, because nothing that could execute is left. A body that belongs to a document is read
/// within the document's budget; one that comes alone has its own. Thread-safe.
/// </summary>
internal static class HtmlCleaner
{
    /// <summary>Cleans a body whose markup is kept.</summary>
    public static HtmlBody Clean(string html, Uri? baseUrl, ParsingBudget? budget = null)
    {
        html = WithoutBbCode(html);
        if (!HasMarkup(html)) return new HtmlBody(null, PlainText.Tidy(HtmlEntities.Decode(html)), []);
        budget ??= ParsingBudget.For(html.Length);
        budget.Check();
        using var document = HtmlDocuments.ParseBody(html, budget);
        if (document is null) return new HtmlBody(null, TagStripper.Text(html), []);
        if (document.Body is not { } body) return new HtmlBody(null, "", []);
        var reading = HtmlText.Of(body, html.Length);
        var clean = reading.Attributes > MarkupLimits.Attributes || reading.Elements > MarkupLimits.Elements || !budget.AllowsTrees
            ? new HtmlBody(null, reading.Text, [])
            : SafeMarkup.Of(document, body, reading.Text, baseUrl);
        return clean with
        {
            Pictures = [.. reading.Pictures.Select(picture => PictureText.Read(picture.Description, WebAddress.Resolve(baseUrl, picture.Address))).OfType<PostPicture>()],
            LeadPicture = reading.Lead is { } lead ? LeadPictures.Read(WebAddress.Resolve(baseUrl, lead.Address), lead.Description) : null,
        };
    }

    /// <summary>The text of a body whose markup is not kept, paragraphs separated by line breaks.</summary>
    public static string Text(string html, ParsingBudget? budget = null)
    {
        html = WithoutBbCode(html);
        if (!HasMarkup(html)) return PlainText.Tidy(HtmlEntities.Decode(html));
        budget ??= ParsingBudget.For(html.Length);
        budget.Check();
        using var document = HtmlDocuments.ParseBody(html, budget);
        if (document is null) return TagStripper.Text(html);
        return document.Body is { } body ? HtmlText.Of(body, html.Length).Text : "";
    }

    /// <summary>The text of a name or label that may hold markup, on one line.</summary>
    public static string Line(string html, ParsingBudget? budget = null)
    {
        if (html.AsSpan().IndexOfAny('<', '&', '[') < 0) return PlainText.Line(html);
        html = WithoutBbCode(html);
        return HasMarkup(html) ? Text(html, budget).Replace('\n', ' ') : PlainText.Line(HtmlEntities.Decode(html));
    }

    /// <summary>The text of a title that may hold markup, on one line; words in angle brackets stay.</summary>
    public static string Title(string html, ParsingBudget? budget = null) => Line(TitleMarkup.Escape(html), budget);

    /// <summary>Forum markup as HTML. In a body without other markup line breaks are the author's.</summary>
    private static string WithoutBbCode(string html) =>
        BbCode.ToHtml(html) is { } converted ? HasMarkup(html) ? converted : converted.Replace("\n", "<br>", StringComparison.Ordinal) : html;

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
