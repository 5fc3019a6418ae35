using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kind <c>page</c> against captured web pages, served from loopback.</summary>
public sealed class PageSourceTests : IAsyncLifetime
{
    private PayloadServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("inessential.html", ".weblogPost", ".weblogPostDateline", 5)]
    [InlineData("furbo.html", "article.post", "time.entry-date, .entry-footer a", 5)]
    [InlineData("sixcolors.html", "div.post", "p.dateline", 5)]
    public async Task A_captured_page_is_read_once(string file, string item, string date, int atLeast)
    {
        _server.ServeFile("/", "feeds", "real", "html", file);
        await using var polled = Polled(new PageSelectors(item) { Date = date });
        var posts = await polled.PollTwiceAsync();
        posts.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        posts.ShouldAllBe(post => post.Url!.StartsWith("http", StringComparison.Ordinal) && post.Title != null && post.Text.Split('\n', 2)[0] != post.Title && !post.Text.Contains('<', StringComparison.Ordinal));
        if (file != "furbo.html") posts.ShouldAllBe(post => post.PublishedAt.Year == 2016);
    }

    [Fact]
    public async Task A_page_without_dates_is_dated_by_when_a_post_was_first_seen_and_news_is_noticed()
    {
        _server.Serve("/", """<html lang="en"><title>Notices</title><base href="/board/"><ul><li><a href="two">Second notice</a> The pier is closed.</li><li><a href="one">First notice</a> The ferry is late.</li></ul>""");
        await using var polled = Polled(new PageSelectors("li"));
        var first = await polled.PollTwiceAsync();
        first.Select(post => (post.Title, post.Url)).ShouldBe([("First notice", _server.At("/board/one").AbsoluteUri), ("Second notice", _server.At("/board/two").AbsoluteUri)]);
        first.ShouldAllBe(post => post.PublishedAt == post.FirstSeenAt && post.PublishedRaw == null && post.Language == "en");
        _server.Serve("/", """<ul><li><a href="three">Third notice</a></li><li><a href="/board/two">Second notice</a> The pier is open.</li><li><a href="/board/one">First notice</a> The ferry is late.</li></ul>""");
        var news = await polled.PollAsync();
        (news.Added, news.Edited).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Every_part_can_be_selected_attributes_too()
    {
        _server.Serve("/", """<div class="card" data-date="2026-05-17"><h5>Not this</h5><p class="t">The ferry</p><span class="by">Ada Hale</span><a class="more" href="https://harbour.example.org/ferry">more</a><div class="x">It <b>floats</b>.</div></div>""");
        await using var polled = Polled(new PageSelectors(".card") { Title = ".t", Link = "a.more", Text = ".x", Date = "@data-date", Author = ".by" });
        var post = (await polled.PollTwiceAsync()).ShouldHaveSingleItem();
        (post.Title, post.Url, post.Text, post.Author, post.PublishedAt).ShouldBe(("The ferry", "https://harbour.example.org/ferry", "It floats.", "Ada Hale", new DateTimeOffset(2026, 5, 17, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task A_page_where_nothing_matches_says_so()
    {
        _server.Serve("/", "<div id=app></div>");
        await using var polled = Polled(new PageSelectors("article.story"));
        var state = (await polled.PollAsync()).State;
        state.Failure.ShouldBe(FeedFailure.NotAFeed);
        state.LastError!.ShouldContain("article.story");
    }

    private PolledFeed Polled(PageSelectors select) => new(PolledFeed.Of("page", _server.Address) with { Select = select });
}
