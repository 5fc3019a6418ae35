using System.Text.Json;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kind <c>hackernews</c> against a captured answer of its search API, served from loopback.</summary>
public sealed class HackerNewsSourceTests : IAsyncLifetime
{
    private PayloadServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("https://news.ycombinator.com/", "/api/v1/search?tags=front_page&hitsPerPage=100")]
    [InlineData("https://news.ycombinator.com/newest", "/api/v1/search_by_date?tags=story&hitsPerPage=100")]
    [InlineData("https://news.ycombinator.com/submitted?id=ada", "/api/v1/search_by_date?tags=story,author_ada&hitsPerPage=100")]
    [InlineData("https://hn.algolia.com/?q=open+weights", "/api/v1/search_by_date?tags=story&query=open%20weights&hitsPerPage=100")]
    public async Task A_captured_answer_is_read_once_whatever_was_asked(string url, string question)
    {
        _server.ServeFile(question.Split('?')[0], "feeds", "real", "payloads", "hn_algolia_or_api.json");
        await using var polled = new PolledFeed(PolledFeed.Of("hackernews", new Uri(url), _server.Address));
        var posts = await polled.PollTwiceAsync();
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(SharedMaterial.Path("feeds", "real", "payloads", "hn_algolia_or_api.json"), TestContext.Current.CancellationToken));
        var hits = json.RootElement.GetProperty("hits").EnumerateArray().ToList();
        posts.Count.ShouldBe(hits.Count);
        var first = hits[0];
        var post = posts.Single(post => post.Guid == first.GetProperty("objectID").GetString());
        (post.Title, post.Author, post.Url, post.PublishedAt).ShouldBe((first.GetProperty("title").GetString(), first.GetProperty("author").GetString(), "https://news.ycombinator.com/item?id=" + post.Guid, first.GetProperty("created_at").GetDateTimeOffset()));
        post.Links.ShouldBe([first.GetProperty("url").GetString()!]);
        Uri.UnescapeDataString(_server.Asked[0]).ShouldBe(Uri.UnescapeDataString(question));
    }

    [Fact]
    public async Task A_comment_keeps_the_title_of_what_it_is_about()
    {
        _server.Serve("/api/v1/search_by_date", """{"hits":[{"objectID":"8","author":"ada","created_at":"2026-05-17T20:32:00Z","created_at_i":1779049920,"comment_text":"It <i>floats</i>, see <a href=\"https:&#x2F;&#x2F;harbour.example.org&#x2F;\">here</a>","story_title":"Ferry launched","story_url":"https://harbour.example.org/ferry"}]}""");
        await using var polled = new PolledFeed(PolledFeed.Of("hackernews", new Uri("https://news.ycombinator.com/threads?id=ada"), _server.Address));
        var post = (await polled.PollTwiceAsync()).ShouldHaveSingleItem();
        (post.Text, post.LinkTitle, post.Handle).ShouldBe(("It floats, see here", "Ferry launched", "@ada"));
        post.Links.ShouldBe(["https://harbour.example.org/"]);
    }

    [Fact]
    public async Task What_is_no_answer_has_a_name()
    {
        _server.Serve("/api/v1/search", "[]");
        await using var polled = new PolledFeed(PolledFeed.Of("hackernews", new Uri("https://news.ycombinator.com/"), _server.Address));
        (await polled.PollAsync()).State.Failure.ShouldBe(FeedFailure.NotAFeed);
    }
}
