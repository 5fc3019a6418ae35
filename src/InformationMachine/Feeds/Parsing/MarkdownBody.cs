using Markdig;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Markdown to what may be kept, by Markdig; what comes out of it goes through the cleaner like any other markup. Thread-safe.</summary>
internal static class MarkdownBody
{
    private const int MaximumCharacters = 200_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseEmphasisExtras().UseAutoLinks().UsePipeTables().Build();

    /// <summary>Cleans a text in Markdown; one nested beyond reason is read as plain.</summary>
    public static HtmlBody Clean(string markdown, Uri? baseUrl)
    {
        if (markdown.Length > MaximumCharacters) markdown = markdown[..MaximumCharacters];
        try
        {
            return HtmlCleaner.Clean(Markdown.ToHtml(markdown, Pipeline), baseUrl);
        }
        catch (ArgumentException)
        {
            return new HtmlBody(null, PlainText.Tidy(markdown), []);
        }
    }
}
