using InformationMachine.Data.Feeds;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kind <c>github</c> against captured release feeds, and an answer of the API of our own writing, served from loopback.</summary>
public sealed class GitHubSourceTests : IAsyncLifetime
{
    private PayloadServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/gohugoio/hugo", "/gohugoio/hugo/releases.atom", "rm_github_repo_releases.xml")]
    [InlineData("/gohugoio/hugo/releases", "/gohugoio/hugo/releases.atom", "github_releases_big.atom")]
    [InlineData("/gohugoio/hugo/commits/main", "/gohugoio/hugo/commits/main.atom", "github_commits.atom")]
    public async Task A_repository_is_read_by_its_captured_feed(string path, string asked, string file)
    {
        _server.ServeFile(asked, "feeds", "real", "feeds", file);
        await using var polled = new PolledFeed(PolledFeed.Of("github", _server.At(path)));
        var posts = await polled.PollTwiceAsync();
        posts.ShouldAllBe(post => asked.Contains("commits", StringComparison.Ordinal) ? post.Text.Length > 0 : post.Title!.Length > 60 || post.Title.Contains("hugo", StringComparison.OrdinalIgnoreCase));
        _server.Asked.ShouldAllBe(question => question == asked);
    }

    [Fact]
    public async Task With_a_token_releases_come_from_the_api_without_drafts()
    {
        Environment.SetEnvironmentVariable("IM_TEST_GITHUB_TOKEN", "github-secret");
        _server.Serve("/repos/ada/ferry/releases", """
            [{"id":3,"tag_name":"v3","draft":true,"body":"Not yet."},
             {"id":2,"tag_name":"v2.0","name":"v2.0","html_url":"https://github.com/ada/ferry/releases/tag/v2.0","draft":false,"published_at":"2026-05-17T20:32:00Z","author":{"login":"ada"},"body":"It floats.\r\n\r\n* Faster"}]
            """);
        await using var polled = new PolledFeed(PolledFeed.Of("github", new Uri("https://github.com/ada/ferry/releases"), _server.Address) with { Token = "env:IM_TEST_GITHUB_TOKEN" });
        var post = (await polled.PollTwiceAsync()).ShouldHaveSingleItem();
        (post.Guid, post.Title, post.Author, post.Handle, post.Text).ShouldBe(("2", "ferry v2.0", "ada", "@ada", "It floats.\n* Faster"));
        _server.Authorizations.ShouldAllBe(authorization => authorization == "Bearer github-secret");
    }

    [Fact]
    public async Task What_is_no_list_has_a_name()
    {
        _server.Serve("/repos/ada/ferry/releases", "{\"message\":\"hm\"}");
        await using var polled = new PolledFeed(PolledFeed.Of("github", new Uri("https://github.com/ada/ferry"), _server.Address));
        (await polled.PollAsync()).State.Failure.ShouldBe(FeedFailure.NotAFeed);
    }
}
