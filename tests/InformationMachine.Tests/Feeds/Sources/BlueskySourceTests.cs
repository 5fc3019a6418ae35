using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kind <c>bluesky</c> against captured and documented answers of the AT protocol's API, served from loopback.</summary>
public sealed class BlueskySourceTests : IAsyncLifetime
{
    private const string AuthorFeed = "/xrpc/app.bsky.feed.getAuthorFeed";

    private PayloadServer _server = null!;

    private FeedConfig Account => PolledFeed.Of("bluesky", new Uri("https://bsky.app/profile/ada.example.org"), _server.Address);

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_recorded_author_feed_is_read_once_with_its_threads_and_without_replies_to_others()
    {
        _server.ServeFile(AuthorFeed, "feeds", "real", "payloads", "bluesky_author_feed.json");
        await using var polled = new PolledFeed(Account);
        var posts = await polled.PollTwiceAsync();
        posts.ShouldNotContain(post => post.Text.Contains("Simpler until you profile", StringComparison.Ordinal) || post.Text.Contains("This aged well", StringComparison.Ordinal));
        var thread = posts.Single(post => !post.Parts.IsEmpty);
        thread.Text.ShouldContain("Part two: the Q15 range is wrong for the high-gain path.\nPart three: the measurements, run on the actual board.");
        posts.Single(post => post.Guid.EndsWith("/post1", StringComparison.Ordinal)).Links.ShouldBe(["https://example.com/gate-design"]);
        _server.Asked[0].ShouldBe("/xrpc/app.bsky.feed.getAuthorFeed?actor=ada.example.org&filter=posts_and_author_threads&limit=50");
    }

    [Fact]
    public async Task Replies_to_others_come_where_wanted()
    {
        _server.ServeFile(AuthorFeed, "feeds", "real", "payloads", "bluesky_author_feed.json");
        await using var polled = new PolledFeed(Account with { Replies = true });
        var posts = await polled.PollTwiceAsync();
        posts.Single(post => post.Text == "This aged well.").Quoted.ShouldBeNull("what it answers is blocked");
        var answered = posts.Single(post => post.Text.StartsWith("Simpler until you profile", StringComparison.Ordinal)).Quoted.ShouldNotBeNull();
        (answered.Handle, answered.Text, answered.IsRepost).ShouldBe(("@someoneelse.bsky.social", "Floating point is simpler, just use that.", false));
        _server.Asked[0].ShouldContain("filter=posts_with_replies");
    }

    [Fact]
    public async Task A_picture_a_label_and_a_conversation_are_kept()
    {
        static string Post(string key, string text, string more, string record = "") =>
            $$"""{"post":{"uri":"at://did:plc:ada/app.bsky.feed.post/{{key}}","author":{"did":"did:plc:ada","handle":"ada.example.org","displayName":"Ada"},"indexedAt":"2026-10-{{key}}T10:00:00Z","record":{"$type":"app.bsky.feed.post","text":"{{text}}","createdAt":"2026-10-{{key}}T10:00:00Z"{{record}}}{{more}}""";
        const string images = ",\"embed\":{\"$type\":\"app.bsky.embed.images#view\",\"images\":[{\"alt\":\"Two tugs pull a grey hull\",\"fullsize\":\"https://b.example/f.jpg\"}]}}}";
        const string quote = ",\"embed\":{\"$type\":\"app.bsky.embed.record#view\",\"record\":{\"uri\":\"at://did:plc:ben/app.bsky.feed.post/q\",\"author\":{\"handle\":\"ben.example.org\",\"displayName\":\"Ben\"},\"value\":{\"text\":\"It opens in May.\"}}}}";
        const string reply = ",\"reply\":{\"root\":{\"uri\":\"at://did:plc:cy/app.bsky.feed.post/r\",\"author\":{\"handle\":\"cy.example.org\"},\"record\":{\"text\":\"Root.\"}},\"parent\":{\"uri\":\"at://did:plc:dee/app.bsky.feed.post/p\",\"author\":{\"handle\":\"dee.example.org\",\"displayName\":\"Dee\"},\"record\":{\"text\":\"When?\"}}}}";
        const string replies = ",\"reply\":{\"root\":{\"uri\":\"at://did:plc:cy/app.bsky.feed.post/r\"},\"parent\":{\"uri\":\"at://did:plc:dee/app.bsky.feed.post/p\"}}";
        _server.Serve(AuthorFeed, $"{{\"feed\":[{Post("12", "Not true.", quote + reply, replies)},{Post("11", "", images)},{Post("10", "See.", ",\"labels\":[{\"val\":\"graphic-media\"},{\"val\":\"!warn\"}]}}")}]}}");
        await using var polled = new PolledFeed(Account with { Replies = true });
        var posts = await polled.PollTwiceAsync();
        posts[0].Labels.ShouldBe(["graphic media"]);
        posts[1].Text.ShouldBe("Two tugs pull a grey hull");
        (posts[2].Quoted!.Text, posts[2].Answered!.Text, posts[2].Answered!.Author, posts[2].Answered!.Url).ShouldBe(("It opens in May.", "When?", "Dee", "https://bsky.app/profile/dee.example.org/post/p"));
        posts[2].Conversation.ShouldBe("https://bsky.app/profile/cy.example.org/post/r");
    }

    [Fact]
    public async Task A_thread_whose_beginning_is_not_on_the_page_is_completed()
    {
        static string Record(string key, string? parent) =>
            $"{{\"uri\":\"at://did:plc:ada/app.bsky.feed.post/{key}\",\"author\":{{\"did\":\"did:plc:ada\",\"handle\":\"ada.example.org\",\"displayName\":\"Ada\"}},\"indexedAt\":\"2026-10-10T10:0{key}:00Z\",\"record\":{{\"text\":\"Part {key}.\",\"createdAt\":\"2026-10-10T10:0{key}:00Z\"{(parent is null ? "" : $",\"reply\":{{\"root\":{{\"uri\":\"at://did:plc:ada/app.bsky.feed.post/1\"}},\"parent\":{{\"uri\":\"at://did:plc:ada/app.bsky.feed.post/{parent}\"}}}}")}}}}}";
        _server.Serve(AuthorFeed, $"{{\"feed\":[{{\"post\":{Record("3", "2")}}}]}}");
        _server.Serve("/xrpc/app.bsky.feed.getPostThread", $"{{\"thread\":{{\"post\":{Record("3", "2")},\"parent\":{{\"post\":{Record("2", "1")},\"parent\":{{\"post\":{Record("1", null)}}}}}}}}}");
        await using var polled = new PolledFeed(Account);
        (await polled.PollTwiceAsync()).ShouldHaveSingleItem().Text.ShouldBe("Part 1.\nPart 2.\nPart 3.");
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task What_was_passed_on_comes_where_wanted_as_the_other_s_words(bool reposts, int expected)
    {
        _server.ServeFile(AuthorFeed, "feeds", "real", "payloads", "bluesky_feed_small.json");
        await using var polled = new PolledFeed(Account with { Reposts = reposts, Author = "Candidate A" });
        var posts = await polled.PollTwiceAsync();
        posts.Count.ShouldBe(expected);
        if (!reposts) return;
        var repost = posts.Single(post => post.Quoted is not null);
        (repost.Author, repost.Text).ShouldBe(("Candidate A", ""));
        repost.Quoted.ShouldBe(new PostQuote("Someone Else", "@someone-else.bsky.social", "Someone else's post that the candidate merely reposted.", "https://bsky.app/profile/someone-else.bsky.social/post/3lsrepost", IsRepost: true));
    }

    [Fact]
    public async Task Captured_quotes_beside_pictures_and_of_feeds_are_read()
    {
        var quote = System.Text.Json.JsonDocument.Parse(await Payload("bluesky_thread_view_embed_media.json")).RootElement.GetProperty("thread").GetProperty("post").GetRawText();
        var feed = System.Text.Json.JsonDocument.Parse(await Payload("granary_note_with_custom_feed.bsky.json")).RootElement.GetProperty("post").GetRawText();
        _server.Serve(AuthorFeed, $$"""{"feed":[{"post":{{quote}}},{"post":{{feed}}}]}""");
        await using var polled = new PolledFeed(Account);
        var posts = await polled.PollTwiceAsync();
        posts.Select(post => post.Quoted?.Text).ShouldBe([null, "test"]);
        posts[0].LinkTitle.ShouldBe("Mutuals");
        posts[1].Quoted!.Handle.ShouldBe("@test.marshal.dev");
    }

    [Fact]
    public async Task A_link_card_keeps_its_title_and_a_shortened_link_is_written_out_where_bytes_are_counted()
    {
        _server.Serve(AuthorFeed, """
            {"feed":[{"post":{"uri":"at://did:plc:ada/app.bsky.feed.post/k1","author":{"did":"did:plc:ada","handle":"ada.example.org","displayName":"Ada"},"indexedAt":"2026-05-17T20:32:00.000Z",
              "record":{"text":"Größe: harbour.example.org/fer... – this report","createdAt":"2026-05-17T20:31:00.000Z","langs":["en"],
                "facets":[{"index":{"byteStart":9,"byteEnd":35},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://harbour.example.org/ferry"}]},
                          {"index":{"byteStart":40,"byteEnd":51},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://harbour.example.org/report"}]}]},
              "embed":{"$type":"app.bsky.embed.external#view","external":{"uri":"https://harbour.example.org/ferry","title":"The ferry","description":"It floats."}}}}]}
            """);
        await using var polled = new PolledFeed(Account);
        var post = (await polled.PollTwiceAsync()).ShouldHaveSingleItem();
        (post.Text, post.LinkTitle, post.Author, post.Handle, post.Url).ShouldBe(("Größe: https://harbour.example.org/ferry – this report", "The ferry", "Ada", "@ada.example.org", "https://bsky.app/profile/ada.example.org/post/k1"));
        post.Links.ShouldBe(["https://harbour.example.org/ferry", "https://harbour.example.org/report"]);
    }

    [Fact]
    public async Task Later_polls_follow_the_cursor_back_to_what_is_known()
    {
        _server.Serve(AuthorFeed, $$"""{"cursor":"c0","feed":[{{View(1)}}]}""");
        await using var polled = new PolledFeed(Account);
        await polled.PollAsync();
        _server.Serve(AuthorFeed, context => context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(context.Request.Query["cursor"].ToString() switch
        {
            "" => $$"""{"cursor":"c1","feed":[{{View(5)}},{{View(4)}}]}""",
            "c1" => $$"""{"cursor":"c2","feed":[{{View(3)}},{{View(2)}}]}""",
            "c2" => $$"""{"cursor":"c3","feed":[{{View(1)}}]}""",
            _ => "{}",
        })).AsTask());
        (await polled.PollAsync()).Added.ShouldBe(4);
        _server.Asked.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("lists", "app.bsky.feed.getListFeed", "list", "app.bsky.graph.list")]
    [InlineData("feed", "app.bsky.feed.getFeed", "feed", "app.bsky.feed.generator")]
    public async Task Lists_and_feeds_are_addressed_by_the_account_s_permanent_identity(string path, string method, string parameter, string collection)
    {
        _server.Serve("/xrpc/com.atproto.identity.resolveHandle", """{"did":"did:plc:ada"}""");
        _server.ServeFile("/xrpc/" + method, "feeds", "real", "payloads", "bluesky_feed_small.json");
        await using var polled = new PolledFeed(Account with { Url = new Uri($"https://bsky.app/profile/ada.example.org/{path}/k7") });
        await polled.PollTwiceAsync();
        _server.Asked.Where(question => question.Contains("resolveHandle", StringComparison.Ordinal)).ShouldHaveSingleItem();
        Uri.UnescapeDataString(_server.Asked[^1]).ShouldStartWith($"/xrpc/{method}?{parameter}=at://did:plc:ada/{collection}/k7");
    }

    [Theory]
    [InlineData("{\"error\":\"InvalidRequest\"}", 400, FeedFailure.NotFound)]
    [InlineData("{}", 200, FeedFailure.NotAFeed)]
    [InlineData("no", 502, FeedFailure.Http)]
    public async Task What_is_no_feed_has_a_name(string answer, int status, FeedFailure failure)
    {
        _server.Serve(AuthorFeed, answer, status);
        await using var polled = new PolledFeed(Account);
        (await polled.PollAsync()).State.Failure.ShouldBe(failure);
    }

    private static Task<string> Payload(string file) => File.ReadAllTextAsync(SharedMaterial.Path("feeds", "real", "payloads", file), TestContext.Current.CancellationToken);

    private static string View(int number) =>
        $$$$"""{"post":{"uri":"at://did:plc:ada/app.bsky.feed.post/k{{{{number}}}}","author":{"did":"did:plc:ada","handle":"ada.example.org"},"indexedAt":"2026-05-17T20:3{{{{number}}}}:00.000Z","record":{"text":"Post {{{{number}}}}.","createdAt":"2026-05-17T20:3{{{{number}}}}:00.000Z"}}}""";
}
