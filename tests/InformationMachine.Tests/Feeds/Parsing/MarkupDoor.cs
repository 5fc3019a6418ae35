using System.Text;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;

namespace InformationMachine.Tests.Feeds.Parsing;

/// <summary>A place where a publisher's markup comes into the machine, as far as its posts.</summary>
/// <param name="Name">Which.</param>
/// <param name="IsForBodies">Whether it takes HTML rather than feed documents.</param>
/// <param name="Read">Reads; a refusal is an outcome like any other.</param>
internal sealed record MarkupDoor(string Name, bool IsForBodies, Func<string, CancellationToken, Task> Read)
{
    private static readonly FeedConfig Feed = new() { Id = FeedId.Parse("hostile"), Url = new Uri("https://hostile.example/feed") };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MarkupDoor> All { get; } =
    [
        new("feed document", false, (text, token) => Document(text, token)),
        new("body in RSS", true, (html, token) => Document($"<rss><channel><item><description><![CDATA[{html.Replace("]]>", "]]&gt;", StringComparison.Ordinal)}]]></description></item></channel></rss>", token)),
        new("web page as feed", true, (html, token) => Document("<html><head></head><body>" + html, token)),
        new("autodiscovery", true, (html, token) => Refusable(() => FeedAutodiscovery.Find(html, Feed.Url, ParsingBudget.For(html.Length, token)))),
        new("status", true, (html, token) => Refusable(() => HtmlCleaner.Clean(html + "<p class=\"quote-inline\">x", Feed.Url, ParsingBudget.For(html.Length, token)))),
        new("quotation", true, (html, _) => Refusable(() => QuotedPassages.Mark("x", "<blockquote>" + html))),
        new("page", true, (html, token) => ServedAsync("page", html, token)),
        new("Telegram", true, (html, token) => ServedAsync("telegram", "<div class=tgme_channel_info></div><div class=tgme_widget_message data-post=a/1><div class=tgme_widget_message_text>" + html, token)),
        new("folder", true, FolderAsync),
    ];

    public override string ToString() => Name;

    private static Task Document(string text, CancellationToken cancellationToken) => Refusable(() =>
    {
        var parsed = new FeedParser().Parse(Encoding.UTF8.GetBytes(text), "text/xml; charset=utf-8", Feed.Url, cancellationToken);
        new PostNormalizer(new FeedOptions()).Normalize(Feed, parsed, DateTimeOffset.UnixEpoch.AddYears(56));
    });

    private static Task Refusable(Action read)
    {
        try
        {
            read();
        }
        catch (NotAFeedException)
        {
            // A refusal.
        }

        return Task.CompletedTask;
    }

    private static async Task ServedAsync(string kind, string html, CancellationToken cancellationToken)
    {
        var options = new FeedOptions { Retries = 0 };
        using var server = new OneAnswer(html);
        using var fetcher = new FeedFetcher(options, TimeProvider.System);
        var feed = Feed with { Kind = kind, AllowPrivateNetwork = true };
        feed = kind == "page"
            ? feed with { Url = server.Address, Select = new PageSelectors("div, table, p, b, blockquote") }
            : feed with { Url = new Uri("https://t.me/hostile"), Api = server.Address };
        await SourceKinds.Create(fetcher, options)[kind].ReadAsync(feed, state: null, cancellationToken);
    }

    private static async Task FolderAsync(string html, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("markup-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.html"), html, cancellationToken);
            var options = new FeedOptions();
            using var fetcher = new FeedFetcher(options, TimeProvider.System);
            await SourceKinds.Create(fetcher, options)["folder"].ReadAsync(Feed with { Url = new Uri(folder.FullName), Kind = "folder" }, state: null, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
