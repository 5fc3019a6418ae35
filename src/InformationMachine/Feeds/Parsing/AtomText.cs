namespace InformationMachine.Feeds.Parsing;

/// <summary>An Atom text construct: what it says, cleaned only as far as it is asked for.</summary>
/// <param name="Source">The text or markup as written, never blank.</param>
/// <param name="IsHtml">Whether it is markup.</param>
/// <param name="BaseUrl">What its addresses are relative to.</param>
/// <param name="Budget">What the document it stands in may cost.</param>
internal sealed record AtomText(string Source, bool IsHtml, Uri? BaseUrl, ParsingBudget Budget)
{
    /// <summary>As a body whose markup is kept.</summary>
    public HtmlBody Body() => IsHtml ? HtmlCleaner.Clean(Source, BaseUrl, Budget) : new HtmlBody(null, PlainText.Tidy(Source), []);

    /// <summary>As text, paragraphs separated by line breaks.</summary>
    public string Text() => IsHtml ? HtmlCleaner.Text(Source, Budget) : PlainText.Tidy(Source);

    /// <summary>As a title, on one line.</summary>
    public string Line() => IsHtml ? HtmlCleaner.Title(Source, Budget) : PlainText.Line(Source);
}
