using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using InformationMachine.Network;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.Benchmarks;

/// <summary>
/// Hosts by name, all on one loopback port. Most of their feeds have validators, some have none; sizes differ; one in twenty fails, in
/// the ways real feeds do, among them those that never answer. Counts how many requests each host has at once.
/// </summary>
internal sealed class PollingWeb : IAsyncDisposable
{
    public const int Hosts = 500;

    /// <summary>One in so many feeds fails.</summary>
    public const int FailingOneIn = 20;

    private static readonly string Words = MakeWords();

    private readonly WebApplication _server;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _start;
    private readonly ConcurrentDictionary<string, Load> _loads = new(StringComparer.Ordinal);
    private long _bytes;
    private long _unchanged;

    private PollingWeb(WebApplication server, TimeProvider time)
    {
        _server = server;
        _time = time;
        _start = time.GetUtcNow();
    }

    public int Port => new Uri(_server.Urls.First()).Port;

    public long Bytes => Volatile.Read(ref _bytes);

    public long Unchanged => Volatile.Read(ref _unchanged);

    /// <summary>The most requests any host had at once, and how many hosts reached how many.</summary>
    public IReadOnlyList<(int AtOnce, int Hosts)> Loads => [.. _loads.Values.GroupBy(load => load.Most).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];

    public static async Task<PollingWeb> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var web = new PollingWeb(server, time);
        server.Run(web.ServeAsync);
        await server.StartAsync();
        return web;
    }

    public static string HostOf(int feed) => string.Create(CultureInfo.InvariantCulture, $"host-{feed % Hosts:000}.test");

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var load = _loads.GetOrAdd(context.Request.Host.Host, _ => new Load());
        load.Enter();
        try
        {
            var feed = int.Parse(context.Request.Path.Value![1..], CultureInfo.InvariantCulture);
            if (feed / Hosts % FailingOneIn == 0) await FailAsync(context, feed);
            else await FeedAsync(context, feed);
        }
        catch (OperationCanceledException)
        {
            // The poller's deadline.
        }
        finally
        {
            load.Leave();
        }
    }

    private static async Task FailAsync(HttpContext context, int feed)
    {
        switch (feed % 6)
        {
            case 0: await Task.Delay(-1, context.RequestAborted); break;
            case 1: context.Response.StatusCode = 500; break;
            case 2: context.Response.StatusCode = 404; break;
            case 3: context.Abort(); break;
            case 4: await context.Response.WriteAsync("<html><form><input type=password></form></html>", context.RequestAborted); break;
            default:
                while (true)
                {
                    await context.Response.WriteAsync(" ", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(500, context.RequestAborted);
                }
        }
    }

    private async Task FeedAsync(HttpContext context, int feed)
    {
        var news = (int)((_time.GetUtcNow() - _start) / Period(feed));
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{feed}-{news}\"");
        if (feed % 10 < 7)
        {
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                Interlocked.Increment(ref _unchanged);
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        var document = Encoding.UTF8.GetBytes(Document(feed, news));
        Interlocked.Add(ref _bytes, document.Length);
        context.Response.ContentType = "application/rss+xml";
        context.Response.ContentLength = document.Length;
        await context.Response.Body.WriteAsync(document, context.RequestAborted);
    }

    /// <summary>A fifth of the feeds bring something every twenty minutes, the others every ten hours.</summary>
    private static TimeSpan Period(int feed) => feed % 5 == 0 ? TimeSpan.FromMinutes(20) : TimeSpan.FromHours(10);

    /// <summary>Five, twenty or sixty items; one in a hundred is a large one of three hundred.</summary>
    private static string Document(int feed, int news)
    {
        var items = (feed % 100) switch { 99 => 300, >= 90 => 60, >= 60 => 20, _ => 5 };
        var xml = new StringBuilder("<rss version=\"2.0\"><channel><title>Feed ").Append(feed).Append("</title>");
        for (var number = news; number > news - items; number--)
        {
            var at = Math.Abs((feed * 7919) + (number * 104729)) % (Words.Length - 1200);
            xml.Append("<item><guid isPermaLink=\"false\">").Append(feed).Append('-').Append(number).Append("</guid><title>").Append(Words, at, 60)
                .Append("</title><link>https://example.org/").Append(feed).Append('/').Append(number).Append("</link><pubDate>")
                .Append(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number * 20).ToString("r")).Append("</pubDate><description>").Append(Words, at, 300 + (feed % 7 * 100)).Append("</description></item>");
        }

        return xml.Append("</channel></rss>").ToString();
    }

    private static string MakeWords()
    {
        var random = new Random(1);
        var text = new StringBuilder();
        while (text.Length < 200_000) text.Append('w').Append((int)Math.Pow(50_000, random.NextDouble())).Append(' ');
        return text.ToString();
    }

    /// <summary>Every host name leads to this machine.</summary>
    internal sealed class Names : Dialer
    {
        public override Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Task.FromResult(new[] { IPAddress.Loopback });
    }

    private sealed class Load
    {
        private int _now;
        private int _most;

        public int Most => Volatile.Read(ref _most);

        public void Enter()
        {
            var now = Interlocked.Increment(ref _now);
            for (var most = Most; now > most; most = Most) Interlocked.CompareExchange(ref _most, now, most);
        }

        public void Leave() => Interlocked.Decrement(ref _now);
    }
}
