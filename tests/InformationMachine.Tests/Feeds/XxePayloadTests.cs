using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds;

/// <summary>Every known way to make an XML parser read files or call home: each document is parsed as it is, and as the head of a feed.</summary>
public sealed class XxePayloadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_payload_reads_a_file_calls_home_or_takes_long()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var home = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var folder = new TemporaryFolder();
        var secret = folder.File("secret");
        await File.WriteAllTextAsync(secret, "root:x:0:0:stolen", Token);
        var payloads = File.ReadLines(SharedMaterial.Path("security", "payloads", "xxe.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("payload").GetString()!).ToList();
        payloads.Count.ShouldBeGreaterThanOrEqualTo(80);
        foreach (var payload in payloads.Select(text => Aimed(text, secret, home)))
        {
            IsHarmless(payload);
            if (Head(payload) is { } head) IsHarmless($"{head}<rss version=\"2.0\"><channel><title>t</title><item><guid>1</guid><title>{References(payload)}</title><description>words {References(payload)}</description></item></channel></rss>");
        }

        listener.Pending().ShouldBeFalse("a document made the parser call home");
    }

    /// <summary>Points a payload at a file that is there and a listener that would hear it.</summary>
    private static string Aimed(string payload, string secret, int home) => payload
        .Replace("/etc/passwd", secret, StringComparison.Ordinal)
        .Replace("http://127.0.0.1", $"http://127.0.0.1:{home}", StringComparison.Ordinal)
        .Replace("http://localhost", $"http://127.0.0.1:{home}", StringComparison.Ordinal);

    /// <summary>The document type with its entities, if there is one.</summary>
    private static string? Head(string payload)
    {
        var start = payload.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        if (start < 0) return null;
        var open = payload.IndexOf('[', start);
        var end = open < 0 ? payload.IndexOf('>', start) : payload.IndexOf("]>", open, StringComparison.Ordinal) is >= 0 and var close ? close + 1 : payload.IndexOf("] >", open, StringComparison.Ordinal) + 2;
        return end <= start ? null : payload[start..(end + 1)];
    }

    private static string References(string payload) => string.Concat(
        System.Text.RegularExpressions.Regex.Matches(payload, "&[A-Za-z][A-Za-z0-9_-]*;").Select(match => match.Value).Distinct(StringComparer.Ordinal));

    private static void IsHarmless(string document)
    {
        ParsedFeed feed;
        try
        {
            feed = new FeedParser().Parse(Encoding.UTF8.GetBytes(document), "application/xml", new Uri("http://127.0.0.1/feed"), Token);
        }
        catch (NotAFeedException)
        {
            return;
        }

        var posts = new PostNormalizer(new FeedOptions()).Normalize(new FeedConfig { Id = Some.Feed, Url = new Uri("http://127.0.0.1/feed") }, feed, Some.Time);
        foreach (var text in posts.Select(post => $"{post.Title}\n{post.Text}\n{post.Author}").Append($"{feed.Title}{feed.Description}"))
        {
            text.ShouldNotContain("stolen", Case.Insensitive, document);
            text.Length.ShouldBeLessThan(100_000, document);
        }
    }
}
