using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Fetching;
using InformationMachine.Feeds.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The source <c>x</c> against recorded pages of the API, served from loopback.</summary>
public sealed class XSourceTests : IAsyncLifetime
{
    private const string Variable = "IM_TEST_X_TOKEN";

    private static readonly FeedConfig Feed = new()
    {
        Id = FeedId.Parse("x-ada"),
        Url = new Uri("https://x.com/ada"),
        Kind = "x",
        Token = "env:" + Variable,
        AllowPrivateNetwork = true,
    };

    private readonly ConcurrentQueue<string> _asked = new();
    private WebApplication _server = null!;
    private string _page = "{\"meta\":{\"result_count\":0}}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, "secret-token");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(context =>
        {
            _asked.Enqueue($"{context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization}");
            return context.Response.WriteAsync(context.Request.Path.Value!.Contains("username", StringComparison.Ordinal) ? "{\"data\":{\"id\":\"77\",\"name\":\"Ada\",\"username\":\"ada\"}}" : _page);
        });
        await _server.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Every_recorded_post_is_read_with_its_author_and_quotes_stay_with_who_said_them()
    {
        foreach (var page in File.ReadLines(SharedMaterial.Path("feeds", "real", "payloads", "x_v2_quoted_edit.jsonl")).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(page);
            if (json.RootElement.GetProperty("data").ValueKind != JsonValueKind.Array) continue;
            _page = page;
            var reading = await Read(null);
            reading.Feed!.Items.Length.ShouldBe(json.RootElement.GetProperty("data").GetArrayLength());
            reading.Feed.Items.ShouldAllBe(item => item.Author != null && item.Handle!.StartsWith('@') && item.Published != null && item.ContentText!.Length > 0);
        }
    }

    [Fact]
    public async Task A_quote_a_long_post_and_an_edit_are_read_as_what_they_are()
    {
        _page = """
            {"data":[{"id":"12","author_id":"77","created_at":"2026-05-17T20:32:00.000Z","text":"Short &amp; cut… https://t.co/a",
              "note_tweet":{"text":"The whole long post & more."},"edit_history_tweet_ids":["11","12"],"lang":"en",
              "referenced_tweets":[{"type":"quoted","id":"5"}],
              "entities":{"urls":[{"url":"https://t.co/a","expanded_url":"https://harbour.example.org/ferry","title":"Ferry"}]}}],
             "includes":{"users":[{"id":"77","name":"Ada Hale","username":"ada"},{"id":"88","name":"Ben","username":"ben"}],
              "tweets":[{"id":"5","author_id":"88","text":"It floats."}]},
             "meta":{"newest_id":"12","result_count":1}}
            """;
        var reading = await Read(null);
        var item = reading.Feed!.Items.ShouldHaveSingleItem();
        (item.Id, item.Author, item.Handle, item.ContentText, item.LinkTitle, item.Language).ShouldBe(("11", "Ada Hale", "@ada", "The whole long post & more.", "Ferry", "en"));
        item.Quoted.ShouldBe(new InformationMachine.Data.Posts.PostQuote("Ben", "@ben", "It floats.", "https://x.com/ben/status/5", IsRepost: false));
        reading.Cursor.ShouldBe("77:12");
    }

    [Fact]
    public async Task The_second_reading_asks_only_for_what_is_newer()
    {
        await Read("77:12");
        _asked.ShouldHaveSingleItem().ShouldContain("since_id=12");
        _asked.ShouldAllBe(question => question.Contains("Bearer secret-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_token_the_feed_fails_with_a_reason_that_holds_no_secret()
    {
        using var fetcher = new FeedFetcher(new FeedOptions(), TimeProvider.System);
        var reading = await new XSource(fetcher, new Uri(_server.Urls.First())).ReadAsync(Feed with { Token = "env:IM_TEST_NOT_SET" }, null, Token);
        reading.Outcome.Failure.ShouldBe(FeedFailure.MissingToken);
        reading.Outcome.Error!.ShouldContain("env:IM_TEST_NOT_SET");
        _asked.ShouldBeEmpty();
    }

    private async Task<SourceReading> Read(string? cursor)
    {
        using var fetcher = new FeedFetcher(new FeedOptions(), TimeProvider.System);
        var state = cursor is null ? null : new FeedState { Id = Feed.Id, Cursor = cursor };
        return await new XSource(fetcher, new Uri(_server.Urls.First())).ReadAsync(Feed, state, Token);
    }
}
