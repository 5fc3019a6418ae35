using System.Collections.Concurrent;
using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>A canary for a secret: every kind fails in every way, against a server that echoes it wherever it can, and it is nowhere.</summary>
public sealed class SecretsTests : IAsyncLifetime
{
    private const string Canary = "canary-7f3a91c2e5";
    private const string Variable = "IM_TEST_CANARY";

    private readonly TemporaryFolder _folder = new();
    private readonly EveryWord _words = new();
    private PayloadServer _server = null!;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var kind in SourceKinds.Names.Except(["folder", "jsonl", "stdin"]))
            {
                foreach (var way in Ways.Keys) cases.Add(kind, way);
            }

            return cases;
        }
    }

    private static Dictionary<string, Func<HttpContext, Task>> Ways { get; } = new(StringComparer.Ordinal)
    {
        ["refuses"] = context => Say(context, 401),
        ["forbids"] = context => Say(context, 403),
        ["knows nothing"] = context => Say(context, 404),
        ["throttles"] = context => Say(context, 429),
        ["breaks"] = context => Say(context, 500),
        ["is a bad request"] = context => Say(context, 400),
        ["says nonsense"] = context => context.Response.WriteAsync($"<{Canary}>{Canary}</{Canary}>"),
        ["says other JSON"] = context => context.Response.WriteAsync($$"""{"errors":[{"detail":"{{Canary}}","type":"{{Canary}}"}],"{{Canary}}":"{{Canary}}"}"""),
        ["says a page"] = context => context.Response.WriteAsync($"<html><head><link rel=alternate type=application/rss+xml href=\"/?{Canary}\"></head><body>{Canary}</body></html>"),
        ["redirects to nowhere"] = context => Lead(context, $"{Canary}:{Canary}"),
        ["redirects in a circle"] = context => Lead(context, $"/{Canary}?{Canary}"),
        ["hangs up"] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
        ["lies about compression"] = context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync(Canary);
        },
    };

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, Canary);
        _server = await PayloadServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_failure_of_any_kind_tells_a_secret(string kind, string way)
    {
        _server.Serve("*", Ways[way]);
        var feed = Feed(kind);
        FeedState state;
        var options = new FeedOptions { Retries = 0, Timeout = TimeSpan.FromSeconds(5) };
        using var fetcher = new FeedFetcher(options, TimeProvider.System);
        await using (var store = LiteDbStore.Open(_folder.File("machine.db")))
        {
            var round = new FeedRound(store, SourceKinds.Create(fetcher, options), options, new HostPauses(options), _words);
            state = (await round.PollAsync(feed, Some.Time, TestContext.Current.CancellationToken)).State;
        }

        _server.Authorizations.Concat(_server.Asked).ShouldNotBeEmpty("the server was not asked");
        state.Failure.ShouldNotBe(FeedFailure.None);
        _words.All.ShouldNotBeEmpty();
        string.Join('\n', _words.All).ShouldNotContain(Canary);
        state.ToString().ShouldNotContain(Canary);
        var found = await new FeedDiscovery(fetcher, options, TimeProvider.System).ReadAsync(feed, TestContext.Current.CancellationToken);
        found.Error!.ShouldNotContain(Canary);
        foreach (var file in Directory.GetFiles(_folder.Path))
            System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain(Canary, Case.Sensitive, Path.GetFileName(file));
    }

    [Fact]
    public async Task A_source_that_throws_its_secret_about_does_not_tell_it_either()
    {
        var source = new DiscreetSource(new Careless());
        var thrown = await Should.ThrowAsync<SourceException>(() => source.ReadAsync(Feed("feed"), null, TestContext.Current.CancellationToken));
        thrown.ToString().ShouldNotContain(Canary);
    }

    [Fact]
    public async Task What_a_server_echoes_is_in_no_post_in_whatever_form()
    {
        var word = Canary;
        var echoed = $"{word} {Uri.EscapeDataString(word)} {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(word))} {string.Concat(System.Text.Encoding.UTF8.GetBytes(word).Select(part => $"%{part:X2}"))}";
        _server.Serve("/feed", context => context.Response.WriteAsync($"<rss><channel><title>{echoed}</title><item><guid>1</guid><title>Hello {echoed}</title><description>Text {echoed} goes on</description><link>https://harbour.example/{word}</link></item></channel></rss>"));
        var options = new FeedOptions { Retries = 0 };
        using var fetcher = new FeedFetcher(options, TimeProvider.System);
        var reading = await SourceKinds.Create(fetcher, options)["feed"].ReadAsync(Feed("feed"), null, TestContext.Current.CancellationToken);
        var item = reading.Feed.ShouldNotBeNull().Items.ShouldHaveSingleItem();
        item.ContentText.ShouldNotBeNull().ShouldStartWith("Text (secret)");
        item.ContentText.ShouldEndWith("goes on");
        foreach (var form in echoed.Split(' ')) (item + reading.Feed.Title).ShouldNotContain(form.TrimEnd('='), Case.Sensitive);
    }

    private FeedConfig Feed(string kind) => PolledFeed.Of(kind, kind switch
    {
        "mastodon" => _server.At("/@ada"),
        "bluesky" => new Uri("https://bsky.app/profile/ada/lists/k"),
        "x" => new Uri("https://x.com/ada"),
        "reddit" => new Uri("https://www.reddit.com/r/ships"),
        "lemmy" => _server.At("/c/ships"),
        "youtube" => new Uri("https://www.youtube.com/@ada"),
        "hackernews" => new Uri("https://news.ycombinator.com/"),
        "telegram" => new Uri("https://t.me/harbour"),
        "github" => new Uri("https://github.com/ada/ferry"),
        _ => _server.At("/feed"),
    }, kind is "feed" or "page" or "mastodon" ? null : _server.Address) with
    {
        Token = SourceKinds.Find(kind)!.Members.Contains("token") ? "env:" + Variable : null,
        Headers = ImmutableDictionary<string, string>.Empty.Add("X-Key", "env:" + Variable),
        Select = kind == "page" ? new PageSelectors("article") : null,
    };

    private static Task Say(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["Retry-After"] = Canary;
        context.Response.Headers["X-Error"] = Canary;
        return context.Response.WriteAsync($$"""{"error":"{{context.Request.Headers.Authorization}} {{Canary}}"}""");
    }

    private static Task Lead(HttpContext context, string where)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = where;
        return Task.CompletedTask;
    }

    private sealed class Careless : IFeedSource
    {
        public string Kind => "feed";

        public Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken) => throw new InvalidOperationException($"could not use {Canary}");
    }

    /// <summary>A log that keeps every word.</summary>
    private sealed class EveryWord : ILogger<FeedRound>
    {
        private readonly ConcurrentQueue<string> _words = new();

        public IReadOnlyCollection<string> All => _words;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _words.Enqueue($"{formatter(state, exception)} {exception} {state}");
    }
}
