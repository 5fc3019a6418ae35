using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using InformationMachine.Tests.Data.Failures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.Benchmarks.Failures;

/// <summary>
/// The publishers, under many host names on one loopback port. Feeds grow while the run lasts. Every answer has a number, which it carries as
/// its validator: the next request tells by it which answer was stored last.
/// </summary>
internal sealed class FailureWeb : IAsyncDisposable
{
    private const int Listed = 40;
    private const int AtFirst = 2;
    private static readonly string[] Towns = ["Harwich", "Ostend", "Bergen", "Genoa", "Cadiz"];
    private static readonly TimeSpan Grows = TimeSpan.FromSeconds(30);

    private readonly WebApplication _server;
    private readonly Stopwatch _clock;
    private readonly int _hosts;
    private readonly ConcurrentQueue<FeedRequest> _requests = new();
    private long _answers;
    private TimeSpan? _end;

    private FailureWeb(WebApplication server, Stopwatch clock, int hosts) => (_server, _clock, _hosts) = (server, clock, hosts);

    public int Port => new Uri(_server.Urls.First()).Port;

    public IReadOnlyCollection<FeedRequest> Requests => _requests;

    public static async Task<FailureWeb> StartAsync(Stopwatch clock, int hosts)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var web = new FailureWeb(builder.Build(), clock, hosts);
        web._server.Run(web.ServeAsync);
        await web._server.StartAsync();
        return web;
    }

    public string HostOf(int feed) => string.Create(CultureInfo.InvariantCulture, $"host-{feed % _hosts}.test");

    /// <summary>From now on feeds stay as they are.</summary>
    public void EndNews() => _end = _clock.Elapsed;

    /// <summary>All posts that a feed has listed.</summary>
    public IEnumerable<string> Published(int feed) => Enumerable.Range(0, Posts(feed)).Select(n => Name(feed, n));

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
    }

    private static string Name(int feed, int post) => string.Create(CultureInfo.InvariantCulture, $"{feed}-{post}");

    /// <summary>Each feed grows at a time of its own.</summary>
    private int Posts(int feed) => AtFirst + (int)(((_end ?? _clock.Elapsed) + (Grows * (feed * 0.618 % 1))) / Grows);

    private async Task ServeAsync(HttpContext context)
    {
        var begin = _clock.Elapsed;
        var feed = int.Parse(context.Request.Path.Value![1..], CultureInfo.InvariantCulture);
        var answer = Interlocked.Increment(ref _answers);
        var known = context.Request.Headers.IfNoneMatch.ToString() is { Length: > 2 } tag ? long.Parse(tag[1..^1], CultureInfo.InvariantCulture) : 0;
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20 + (answer * 7919 % 400)), context.RequestAborted);
            context.Response.ContentType = "application/rss+xml";
            context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{answer}\"");
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Document(feed)), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked is gone.
        }
        finally
        {
            _requests.Enqueue(new FeedRequest(Name(feed, 0), context.Request.Host.Host, context.Request.Headers.UserAgent.ToString().Split('/')[0], begin, _clock.Elapsed, answer, known));
        }
    }

    private string Document(int feed)
    {
        var posts = Posts(feed);
        var xml = new StringBuilder("<rss version=\"2.0\"><channel><title>Paper ").Append(feed).Append("</title>");
        for (var n = Math.Max(0, posts - Listed); n < posts; n++)
        {
            var (town, quay) = (Towns[(feed + n) % Towns.Length], n + (feed % 3));
            xml.Append(CultureInfo.InvariantCulture, $"<item><guid isPermaLink=\"false\">{Name(feed, n)}</guid><title>The port of {town} closes quay {quay}</title><description>Harbour master of {town} closed quay {quay} on Monday after crane {quay} fell, said witness {feed}.</description><pubDate>{new DateTime(2026, 11, 20 + (n / 24 % 9), n % 24, feed % 60, 0, DateTimeKind.Utc):R}</pubDate></item>");
        }

        return xml.Append("</channel></rss>").ToString();
    }
}
