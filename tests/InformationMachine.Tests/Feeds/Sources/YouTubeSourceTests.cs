using InformationMachine.Data.Feeds;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kind <c>youtube</c> against captured channel feeds and a channel page of our own writing, served from loopback.</summary>
public sealed class YouTubeSourceTests : IAsyncLifetime
{
    private const string Channel = "UCpXBGqwsBkpvcYjsJBQ7LEQ";

    private PayloadServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/channel/" + Channel, "channel_id=" + Channel, "rm_youtube_channel.xml")]
    [InlineData("/channel/" + Channel + "/videos", "channel_id=" + Channel, "AtomYoutubeInvestmentPunk.xml")]
    [InlineData("/playlist?list=PLx0123456789abcdef", "playlist_id=PLx0123456789abcdef", "rm_youtube_channel.xml")]
    public async Task A_channel_or_playlist_is_its_captured_feed(string path, string query, string file)
    {
        _server.ServeFile("/feeds/videos.xml", "feeds", "real", "feeds", file);
        await using var polled = new PolledFeed(PolledFeed.Of("youtube", new Uri("https://www.youtube.com" + path), _server.Address));
        var posts = await polled.PollTwiceAsync();
        posts.Count.ShouldBeGreaterThanOrEqualTo(10);
        posts.ShouldAllBe(post => post.Title != null && post.Url!.Contains("watch?v=", StringComparison.Ordinal));
        _server.Asked.ShouldAllBe(question => question == "/feeds/videos.xml?" + query);
    }

    [Theory]
    [InlineData($"<link rel=\"canonical\" href=\"https://www.youtube.com/channel/{Channel}\">")]
    [InlineData($"<link rel=\"alternate\" type=\"application/rss+xml\" title=\"RSS\" href=\"https://www.youtube.com/feeds/videos.xml?channel_id={Channel}\">")]
    [InlineData($"<script>var data = {{\"externalId\":\"{Channel}\"}};</script>")]
    public async Task A_handle_is_looked_up_once(string mark)
    {
        _server.Serve("/@ada", $"<html><head>{mark}</head></html>");
        _server.ServeFile("/feeds/videos.xml", "feeds", "real", "feeds", "rm_youtube_channel.xml");
        await using var polled = new PolledFeed(PolledFeed.Of("youtube", new Uri("https://www.youtube.com/@ada"), _server.Address));
        await polled.PollTwiceAsync();
        _server.Asked.ShouldBe(["/@ada", $"/feeds/videos.xml?channel_id={Channel}", $"/feeds/videos.xml?channel_id={Channel}"]);
    }

    [Fact]
    public async Task A_page_that_names_no_channel_says_what_helps()
    {
        _server.Serve("/@ada", "<html>Before you continue</html>");
        await using var polled = new PolledFeed(PolledFeed.Of("youtube", new Uri("https://www.youtube.com/@ada"), _server.Address));
        var state = (await polled.PollAsync()).State;
        (state.Failure, state.LastError).ShouldBe((FeedFailure.NotFound, "the page names no channel; write the address as https://www.youtube.com/channel/ID"));
    }
}
