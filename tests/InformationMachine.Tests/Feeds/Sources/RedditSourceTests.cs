using System.Text.Json;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kind <c>reddit</c> against captured listings, served from loopback.</summary>
public sealed class RedditSourceTests : IAsyncLifetime
{
    private PayloadServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("reddit_listing_new.json", "/r/askreddit/new")]
    [InlineData("reddit_listing_hot.json", "/r/askreddit/hot")]
    public async Task A_captured_listing_is_read_once(string file, string path)
    {
        _server.ServeFile(path + ".json", "feeds", "real", "payloads", file);
        await using var polled = new PolledFeed(PolledFeed.Of("reddit", new Uri("https://www.reddit.com" + path), _server.Address));
        var posts = await polled.PollTwiceAsync();
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(SharedMaterial.Path("feeds", "real", "payloads", file), TestContext.Current.CancellationToken));
        var things = json.RootElement.GetProperty("data").GetProperty("children").EnumerateArray().Select(child => child.GetProperty("data")).ToList();
        posts.Select(post => post.Guid).Order(StringComparer.Ordinal).ShouldBe(things.Select(thing => thing.GetProperty("name").GetString()!).Distinct().Order(StringComparer.Ordinal));
        posts.ShouldAllBe(post => post.Title != null && post.Url!.StartsWith("https://www.reddit.com/r/", StringComparison.Ordinal) && !post.Text.Contains("SC_OFF", StringComparison.Ordinal));
        posts.Count(post => post.Handle is not null).ShouldBe(things.Count(thing => thing.GetProperty("author").GetString() != "[deleted]"));
        _server.Asked[0].ShouldBe($"{path}.json?limit=100&raw_json=1");
    }

    [Fact]
    public async Task With_a_token_the_api_is_asked_and_pages_lead_back_to_what_is_known()
    {
        Environment.SetEnvironmentVariable("IM_TEST_REDDIT_TOKEN", "reddit-secret");
        _server.Serve("/r/ships/new", Listing(null, Thing(1)));
        await using var polled = new PolledFeed(PolledFeed.Of("reddit", new Uri("https://www.reddit.com/r/ships"), _server.Address) with { Token = "env:IM_TEST_REDDIT_TOKEN" });
        await polled.PollAsync();
        _server.Serve("/r/ships/new", context => context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(context.Request.Query["after"].ToString() switch
        {
            "" => Listing("t3_4", Thing(5), Thing(4)),
            "t3_4" => Listing("t3_2", Thing(3), Thing(2)),
            _ => Listing(null, Thing(1)),
        })).AsTask());
        (await polled.PollAsync()).Added.ShouldBe(4);
        _server.Asked.Count.ShouldBe(4);
        _server.Authorizations.ShouldAllBe(authorization => authorization == "Bearer reddit-secret");
    }

    [Fact]
    public async Task A_crosspost_quotes_and_what_was_removed_keeps_its_words()
    {
        _server.Serve("/r/ships/new.json", Listing(null, """{"kind":"t3","data":{"name":"t3_a","title":"Launched","author":"ada","created_utc":1779000000,"permalink":"/r/ships/comments/a/","is_self":true,"selftext":"It floats.","selftext_html":"<div><p>It floats.</p></div>"}}""",
            """{"kind":"t3","data":{"name":"t3_b","title":"Launched","author":"ben","created_utc":1779000001,"permalink":"/r/ships/comments/b/","url":"/r/ships/comments/a/","crosspost_parent_list":[{"title":"Launched","author":"ada","permalink":"/r/ships/comments/a/","selftext":"It floats."}]}}"""));
        await using var polled = new PolledFeed(PolledFeed.Of("reddit", new Uri("https://www.reddit.com/r/ships/new/"), _server.Address));
        var posts = await polled.PollTwiceAsync();
        var crosspost = posts.Single(post => post.Author == "ben");
        (crosspost.Title, crosspost.Quoted!.Author, crosspost.Quoted.Text, crosspost.Quoted.IsRepost).ShouldBe((null, "ada", "Launched\nIt floats.", true));
        _server.Serve("/r/ships/new.json", Listing(null, """{"kind":"t3","data":{"name":"t3_a","title":"Launched","author":"[deleted]","created_utc":1779000000,"permalink":"/r/ships/comments/a/","is_self":true,"selftext":"[removed]","removed_by_category":"moderator"}}"""));
        (await polled.PollAsync()).Edited.ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_says_what_helps()
    {
        _server.Serve("/r/ships/new.json", "Blocked", 403);
        await using var polled = new PolledFeed(PolledFeed.Of("reddit", new Uri("https://www.reddit.com/r/ships"), _server.Address));
        var state = (await polled.PollAsync()).State;
        state.Failure.ShouldBe(FeedFailure.Forbidden);
        state.LastError!.ShouldContain("token");
    }

    private static string Listing(string? after, params string[] things) => $$$"""{"kind":"Listing","data":{"after":{{{(after is null ? "null" : $"\"{after}\"")}}},"children":[{{{string.Join(',', things)}}}]}}""";

    private static string Thing(int number) => $$$"""{"kind":"t3","data":{"name":"t3_{{{number}}}","title":"Ship {{{number}}}","author":"ada","created_utc":{{{1779000000 + number}}},"permalink":"/r/ships/comments/{{{number}}}/","is_self":true,"selftext":""}}""";
}
