using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using InformationMachine.Feeds;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace InformationMachine.Demo;

/// <summary>
/// Serves the sample feeds from a free loopback port as their publishers would: each with the posts whose time has come on the
/// demo's clock, with a validator, and 304 to whoever has seen it.
/// </summary>
internal sealed class SampleFeedServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly FrozenDictionary<string, SampleFeed> _feeds;
    private readonly ImmutableArray<SampleFeed> _order;
    private readonly TimeProvider _clock;

    private SampleFeedServer(SampleFeeds samples, TimeProvider clock)
    {
        _order = samples.Feeds;
        _feeds = samples.Feeds.ToFrozenDictionary(feed => feed.Path, StringComparer.Ordinal);
        _clock = clock;

        // The empty builder reads no settings and no environment and logs nothing, so that nothing outside can move or open the port.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHostLifetime, IdleLifetime>();
        _application = builder.Build();
        _application.Run(Serve);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Starts serving.</summary>
    /// <param name="samples">What is served.</param>
    /// <param name="clock">Tells the fictional time.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<SampleFeedServer> Start(SampleFeeds samples, TimeProvider clock, CancellationToken cancellationToken)
    {
        var server = new SampleFeedServer(samples, clock);
        try
        {
            await server._application.StartAsync(cancellationToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        server.Address = new Uri(server._application.Urls.First());
        return server;
    }

    /// <summary>The served feeds as an operator would configure them.</summary>
    /// <param name="interval">The shortest time between two polls, in the time of the machine's clock.</param>
    public ImmutableArray<FeedConfig> Feeds(TimeSpan interval) => [.. _order.Select(feed => feed.Config(Address, interval))];

    public async ValueTask DisposeAsync()
    {
        // An already cancelled token: open connections are closed at once instead of being waited for.
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private async Task Serve(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!_feeds.TryGetValue(request.Path.Value ?? "", out var feed))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET, HEAD";
            return;
        }

        var body = SampleDocument.Write(feed, new Uri(Address, feed.Path), _clock.GetUtcNow());
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "no-cache";
        if (Knows(request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = SampleDocument.MediaType(feed.Format);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static bool Knows(StringValues header, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList([.. header.OfType<string>()], out var known)
        && known.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(tag, useStrongComparison: false));
}
