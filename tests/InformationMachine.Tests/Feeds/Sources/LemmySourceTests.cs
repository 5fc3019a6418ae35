using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kind <c>lemmy</c> against answers of our own writing in the form of Lemmy's API, served from loopback.</summary>
public sealed class LemmySourceTests : IAsyncLifetime
{
    private const string List = "/api/v3/post/list";

    private PayloadServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_community_is_read_once_with_who_said_what()
    {
        _server.Serve(List, $"{{\"posts\":[{Post(3, "Removed", "\"removed\":true")},{Post(2, "A picture", "\"url\":\"https://pics.example/a.jpg\",\"alt_text\":\"A red ferry on the mud\",\"nsfw\":true")},{Post(1, "Quay <closed>", "\"url\":\"https://port.example/quay\",\"embed_title\":\"Port\",\"body\":\"It is ~~open~~ **closed** since 10^6^ s.\\n\\n> Until May\"")}]}}");
        await using var polled = new PolledFeed(PolledFeed.Of("lemmy", _server.At("/c/harbour@sea.example")));
        var posts = await polled.PollTwiceAsync();
        posts.Count.ShouldBe(2);
        (posts[0].Title, posts[0].Text, posts[0].LinkTitle).ShouldBe(("Quay <closed>", "It is closed since 10⁶ s.\n> Until May", "Port"));
        posts[0].Links.ShouldBe(["https://port.example/quay"]);
        (posts[0].Author, posts[0].Handle, posts[0].Guid).ShouldBe(("Ada", "@ada@sea.example", "https://sea.example/post/1"));
        posts[1].Text.ShouldBe("A red ferry on the mud");
        posts[1].Labels.ShouldBe(["NSFW"]);
        _server.Asked[0].ShouldBe("/api/v3/post/list?type_=All&community_name=harbour%40sea.example&sort=New&limit=50");
    }

    [Fact]
    public async Task An_account_and_later_pages_are_read()
    {
        _server.Serve("/api/v3/user", $"{{\"posts\":[{Post(1, "One")}]}}");
        await using var polled = new PolledFeed(PolledFeed.Of("lemmy", _server.At("/u/ada")));
        await polled.PollTwiceAsync();
        _server.Asked[0].ShouldStartWith("/api/v3/user?username=ada&sort=New");
        _server.Serve("/api/v3/user", context => context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(
            $"{{\"posts\":[{string.Join(',', Enumerable.Range(0, context.Request.Query["page"] == "2" ? 3 : 50).Select(i => Post((context.Request.Query["page"] == "2" ? 3 : 60) - i, $"Post {i}")))}]}}")).AsTask());
        (await polled.PollAsync()).Added.ShouldBe(52);
    }

    [Theory]
    [InlineData("{\"error\":\"couldnt_find_community\"}", 404, FeedFailure.NotFound)]
    [InlineData("{\"error\":\"x\"}", 200, FeedFailure.NotAFeed)]
    [InlineData("<html>", 200, FeedFailure.NotAFeed)]
    public async Task What_is_no_list_has_a_name(string answer, int status, FeedFailure failure)
    {
        _server.Serve(List, answer, status);
        await using var polled = new PolledFeed(PolledFeed.Of("lemmy", _server.At("/c/harbour")));
        (await polled.PollAsync()).State.Failure.ShouldBe(failure);
    }

    [Theory]
    [InlineData("https://lemmy.world/c/technology", "lemmy")]
    [InlineData("https://feddit.example/u/ada", "lemmy")]
    [InlineData("https://blog.example/c/news", "feed")]
    [InlineData("https://lemmy.world/feeds/c/technology.xml", "feed")]
    public void It_is_recognised_by_hosts_that_say_so(string url, string kind) => SourceKinds.Of(new Uri(url)).Name.ShouldBe(kind);

    private static string Post(int id, string name, string more = "\"nsfw\":false") =>
        $"{{\"post\":{{\"id\":{id},\"name\":\"{name}\",\"ap_id\":\"https://sea.example/post/{id}\",\"published\":\"2026-10-17T20:{id % 60:00}:00.123456Z\",{more}}},\"creator\":{{\"name\":\"ada\",\"display_name\":\"Ada\",\"actor_id\":\"https://sea.example/u/ada\"}}}}";
}
