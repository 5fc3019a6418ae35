using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.EndToEnd.Sources;

/// <summary>A real HTTP server on loopback that stands for the API of every kind of source, or refuses all of them with an echo.</summary>
internal sealed class KindsServer : IAsyncDisposable
{
    private const string TelegramPage = """
        <html><body><div class="tgme_channel_info"><div class="tgme_channel_info_header_title">Harbour news</div></div><section class="tgme_channel_history">
        <div class="tgme_widget_message" data-post="harbour/1"><div class="tgme_widget_message_text js-message_text">A ferry was launched.</div><a class="tgme_widget_message_date" href="https://t.me/harbour/1"><time datetime="2026-05-17T20:32:00+00:00">20:32</time></a></div>
        </section></body></html>
        """;

    private static readonly Dictionary<string, string[]> Files = new(StringComparer.Ordinal)
    {
        ["/feed"] = ["feeds", "DaringFireball.atom"],
        ["/notices"] = ["html", "inessential.html"],
        ["/api/v1/accounts/43/statuses"] = ["payloads", "mastodon_social_statuses.json"],
        ["/api/v1/timelines/tag/ferry"] = ["payloads", "mastodon_local_test_pagination_iterator.json"],
        ["/api/v1/timelines/list/12"] = ["payloads", "mastodon_local_test_home_tl.json"],
        ["/xrpc/app.bsky.feed.getAuthorFeed"] = ["payloads", "bluesky_author_feed.json"],
        ["/xrpc/app.bsky.feed.getListFeed"] = ["payloads", "bluesky_feed_small.json"],
        ["/2/users/77/tweets"] = ["payloads", "x_v2_brexit.jsonl"],
        ["/r/askreddit/new"] = ["payloads", "reddit_listing_new.json"],
        ["/feeds/videos.xml"] = ["feeds", "rm_youtube_channel.xml"],
        ["/api/v1/search"] = ["payloads", "hn_algolia_or_api.json"],
        ["/gohugoio/hugo/releases.atom"] = ["feeds", "rm_github_repo_releases.xml"],
    };

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["/api/v1/accounts/lookup"] = "{\"id\":\"43\"}",
        ["/xrpc/com.atproto.identity.resolveHandle"] = "{\"did\":\"did:plc:ada\"}",
        ["/2/users/by/username/ada"] = "{\"data\":{\"id\":\"77\"}}",
        ["/@ada"] = "<html><link rel=\"canonical\" href=\"https://www.youtube.com/channel/UCpXBGqwsBkpvcYjsJBQ7LEQ\"></html>",
        ["/s/harbour"] = TelegramPage,
        ["/home"] = "<html><head><link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed\"></head></html>",
    };

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<string> _authorizations = new();

    private readonly string? _captured;

    private KindsServer(WebApplication application, string? captured) => (_application, _captured) = (application, captured);

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>True where every answer is a refusal that repeats what was sent.</summary>
    public bool Refuses { get; set; }

    public IReadOnlyCollection<string> Authorizations => _authorizations;

    /// <param name="captured">The folder of the captured answers; null where the test needs none.</param>
    public static async Task<KindsServer> StartAsync(string? captured = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new KindsServer(builder.Build(), captured);
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync(TestContext.Current.CancellationToken);
        server.Address = new Uri(server._application.Urls.First());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (context.Request.Headers.Authorization.Count > 0) _authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        if (Refuses)
        {
            context.Response.StatusCode = 403;
            await context.Response.WriteAsync($"{{\"error\":\"{context.Request.Headers.Authorization} {context.Request.Headers["X-Key"]}\"}}", context.RequestAborted);
        }
        else if (Files.TryGetValue(path, out var file))
        {
            await context.Response.Body.WriteAsync(await File.ReadAllBytesAsync(Path.Combine([_captured ?? throw new InvalidOperationException("The test named no captured answers."), .. file]), context.RequestAborted), context.RequestAborted);
        }
        else if (Texts.TryGetValue(path, out var text))
        {
            await context.Response.WriteAsync(text, context.RequestAborted);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }
}
