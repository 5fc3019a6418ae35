using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using InformationMachine.Briefings.Phrases;

namespace InformationMachine.Briefings.Site;

/// <summary>
/// What stands in the other forms of a merged thread: that it was merged, and where its story is told now, so that no program takes an
/// old state for the story as it stands. They lie in <c>threads/</c>, beside the pages they lead to.
/// </summary>
internal static class MovedForms
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The forms, by the end of the file's name.</summary>
    public static IEnumerable<(string Extension, string Text)> Of(MovedStory moved) =>
    [
        ("md", Markdown(moved)),
        ("txt", $"{moved.Title}\n\n{moved.Told}\n{Target(moved, "txt")}\n"),
        ("json", Json(moved)),
        ("svg", Picture(moved)),
    ];

    private static string Target(MovedStory moved, string extension) => moved.Into is { } into ? $"{into}.{extension}" : "../index.html";

    private static string Markdown(MovedStory moved) =>
        $"# {MarkdownText.Of(moved.Title)}\n\n{MarkdownText.Of(moved.Told)} [{MarkdownText.Of(moved.Words.Pages.MovedReadOn)}]({Target(moved, "md")}) · [{MarkdownText.Of(moved.Words.Pages.MovedWritten)}]({moved.From}/history.md)\n";

    private static string Json(MovedStory moved) =>
        JsonSerializer.Serialize(new { thread = moved.From.Value, title = moved.Title, merged_into = moved.Into?.Value, merged_at = moved.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }, Readable) + "\n";

    private static string Picture(MovedStory moved)
    {
        string Escaped(string text) => HtmlEncoder.Default.Encode(XmlSafeText.Of(text));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 60" width="720" height="60" role="img">
            <title>{Escaped(moved.Title)}</title>
            <a href="{Target(moved, "svg")}"><text x="10" y="35" font-family="sans-serif" font-size="16" fill="#777">{Escaped(moved.Told)}</text></a>
            </svg>

            """;
    }
}
