using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kind <c>mastodon</c> against captured statuses, and statuses of our own writing, served from loopback.</summary>
public sealed class MastodonSourceTests : IAsyncLifetime
{
    private const string Statuses = "/api/v1/accounts/43/statuses";

    private PayloadServer _server = null!;

    private FeedConfig Account => PolledFeed.Of("mastodon", _server.At("/@ada"));

    public async ValueTask InitializeAsync()
    {
        _server = await PayloadServer.StartAsync();
        _server.Serve("/api/v1/accounts/lookup", """{"id":"43","username":"ada","acct":"ada"}""");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("mastodon_social_statuses.json")]
    [InlineData("mastodon_local_test_home_tl.json")]
    [InlineData("mastodon_local_test_pagination_iterator.json")]
    public async Task Captured_statuses_of_an_account_are_read_once_and_only_those_for_the_public(string file)
    {
        _server.ServeFile(Statuses, "feeds", "real", "payloads", file);
        await using var polled = new PolledFeed(Account with { Reposts = true, Replies = true });
        var posts = await polled.PollTwiceAsync();

        using var json = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("feeds", "real", "payloads", file)));
        var shown = json.RootElement.EnumerateArray()
            .Where(status => status.GetProperty("visibility").GetString() is "public" or "unlisted" && (status.GetProperty("content").GetString()!.Length > 0 || (status.TryGetProperty("media_attachments", out var media) && media.EnumerateArray().Any(item => item.GetProperty("description").GetString()?.Contains(' ', StringComparison.Ordinal) == true))))
            .Select(status => status.GetProperty("id").GetString()!).ToList();
        posts.SelectMany(post => post.Parts.IsEmpty ? [post.Guid] : post.Parts.Select(part => part.Guid)).Order(StringComparer.Ordinal).ShouldBe(shown.Order(StringComparer.Ordinal));
        posts.ShouldAllBe(post => post.Handle!.LastIndexOf('@') > 0 && !post.Text.Contains('<', StringComparison.Ordinal) && post.Url != null && post.PublishedRaw != null);
        _server.Asked.Count(question => question.Contains("lookup", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_captured_quote_stays_with_who_said_it_and_a_card_keeps_its_title()
    {
        _server.ServeFile("/api/v1/timelines/tag/ferry", "feeds", "real", "payloads", "mastodon_social_statuses.json");
        await using var polled = new PolledFeed(PolledFeed.Of("mastodon", _server.At("/tags/ferry")) with { Replies = true });
        var posts = await polled.PollTwiceAsync();
        var quoting = posts.Single(post => post.Guid == "115044073088181107");
        quoting.Text.ShouldStartWith("actual reply that quotes a post that quotes a post");
        quoting.Text.ShouldNotContain("RE:");
        quoting.Quoted!.Text.ShouldStartWith("actual reply that quotes a bsky post");
        (quoting.Quoted.Handle, quoting.Quoted.IsRepost).ShouldBe(("@h4lcy.bsky.social@bsky.brid.gy", false));
        posts.Single(post => post.Guid == "113481707975926080").LinkTitle.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Boosts_and_replies_are_read_only_where_wanted()
    {
        _server.Serve(Statuses, $"[{Status(5, "To Ben.", more: "\"in_reply_to_id\":\"1\",\"in_reply_to_account_id\":\"9\"")},{Status(4, "", more: "\"reblog\":" + Status(2, "It floats.", "ben@sea.example", "Ben"))},{Status(3, "Mine.")}]");
        await using var plain = new PolledFeed(Account);
        (await plain.PollTwiceAsync()).ShouldHaveSingleItem().Text.ShouldBe("Mine.");
        _server.Asked[^1].ShouldContain("exclude_reblogs=true&exclude_replies=true");

        await using var all = new PolledFeed(Account with { Reposts = true, Replies = true });
        var posts = await all.PollTwiceAsync();
        posts.Count.ShouldBe(3);
        var boost = posts.Single(post => post.Quoted is not null);
        (boost.Author, boost.Text, boost.Quoted!.Author, boost.Quoted.Text, boost.Quoted.IsRepost).ShouldBe(("Ada", "", "Ben", "It floats.", true));
        _server.Asked[^1].ShouldContain("exclude_reblogs=false&exclude_replies=false");
    }

    [Fact]
    public async Task Later_polls_page_back_to_what_is_known_with_since_id()
    {
        _server.Serve(Statuses, $"[{Status(10, "Ten.")}]");
        await using var polled = new PolledFeed(Account);
        await polled.PollAsync();
        _server.Serve(Statuses, context => context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(context.Request.Query["max_id"].ToString() switch
        {
            "" => $"[{Status(14, "Fourteen.")},{Status(13, "Thirteen.")}]",
            "13" => $"[{Status(12, "Twelve.")},{Status(11, "Eleven.")}]",
            _ => "[]",
        })).AsTask());
        (await polled.PollAsync()).Added.ShouldBe(4);
        _server.Asked.ShouldContain(question => question.Contains("max_id=13&since_id=10", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_is_a_revision_and_a_thread_one_post_over_several_polls()
    {
        _server.Serve(Statuses, $"[{Status(1, "One.")}]");
        await using var polled = new PolledFeed(Account);
        await polled.PollAsync();
        _server.Serve(Statuses, $"[{Status(2, "Two.", more: "\"in_reply_to_id\":\"1\",\"in_reply_to_account_id\":\"43\"")},{Status(1, "One, edited.")}]");
        (await polled.PollAsync()).Edited.ShouldBe(1);
        var post = polled.Posts.ShouldHaveSingleItem();
        (post.Text, post.Revision).ShouldBe(("One, edited.\nTwo.", 2));
    }

    [Fact]
    public async Task A_warning_is_a_label_and_no_headline()
    {
        _server.Serve(Statuses, $"[{Status(2, "They voted at night.", more: "\"sensitive\":true").Replace("\"spoiler_text\":\"\"", "\"spoiler_text\":\"Harbour council\"", StringComparison.Ordinal)},{Status(1, "Plain.")}]");
        await using var polled = new PolledFeed(Account);
        var posts = await polled.PollTwiceAsync();
        posts.Select(post => (post.Title, post.Text, string.Join(',', post.Labels))).ShouldBe([(null, "Plain.", ""), (null, "They voted at night.", "Harbour council")]);
    }

    [Fact]
    public async Task Pictures_and_polls_have_words()
    {
        const string picture = "\"media_attachments\":[{\"type\":\"image\",\"url\":\"https://sea.example/m.jpg\",\"description\":\"A red ferry stuck on a sandbank\"}]";
        static string Poll(bool expired) => $"\"poll\":{{\"expired\":{(expired ? "true" : "false")},\"options\":[{{\"title\":\"Tuesday\",\"votes_count\":10}},{{\"title\":\"Saturday\",\"votes_count\":30}}]}}";
        _server.Serve(Statuses, $"[{Status(3, "", more: picture)},{Status(2, "A chart.", more: picture)},{Status(1, "Which day?", more: Poll(expired: false))}]");
        await using var polled = new PolledFeed(Account);
        var posts = await polled.PollTwiceAsync();
        posts.Select(post => post.Text).ShouldBe(["Which day?\n• Tuesday\n• Saturday", "A chart.", "A red ferry stuck on a sandbank"]);
        posts[1].Pictures.ShouldBe([new InformationMachine.Data.Posts.PostPicture("A red ferry stuck on a sandbank", "https://sea.example/m.jpg")]);

        // Votes while the poll is open are no edits; its result is one.
        _server.Serve(Statuses, $"[{Status(1, "Which day?", more: Poll(expired: false).Replace("30", "31", StringComparison.Ordinal))}]");
        (await polled.PollAsync()).Edited.ShouldBe(0);
        _server.Serve(Statuses, $"[{Status(1, "Which day?", more: Poll(expired: true))}]");
        (await polled.PollAsync()).Edited.ShouldBe(1);
        polled.Posts[0].Text.ShouldBe("Which day?\n• Tuesday: 25% (10/40)\n• Saturday: 75% (30/40)");
    }

    [Fact]
    public async Task A_thread_whose_beginning_is_not_on_the_page_is_completed_once()
    {
        const string onwards = "\"in_reply_to_id\":\"{0}\",\"in_reply_to_account_id\":\"43\"";
        _server.Serve(Statuses, $"[{Status(5, "Three.", more: onwards.Replace("{0}", "3", StringComparison.Ordinal))}]");
        _server.Serve("/api/v1/statuses/5/context", $"{{\"ancestors\":[{Status(1, "One.")},{Status(2, "Mine?", "ben", "Ben", onwards.Replace("{0}", "1", StringComparison.Ordinal))},{Status(3, "Two.", more: onwards.Replace("{0}", "1", StringComparison.Ordinal))}],\"descendants\":[]}}");
        await using var polled = new PolledFeed(Account);
        var post = (await polled.PollTwiceAsync()).ShouldHaveSingleItem();
        (post.Guid, post.Text, post.Parts.Length).ShouldBe(("1", "One.\nTwo.\nThree.", 3));
        _server.Asked.Count(question => question.Contains("/context", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_list_is_read_with_a_token_from_a_file()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("token"), "list-secret\n", TestContext.Current.CancellationToken);
        _server.ServeFile("/api/v1/timelines/list/12", "feeds", "real", "payloads", "mastodon_local_test_home_tl.json");
        await using var polled = new PolledFeed(PolledFeed.Of("mastodon", _server.At("/lists/12")) with { Token = "file:" + folder.File("token") });
        await polled.PollTwiceAsync();
        _server.Authorizations.ShouldAllBe(authorization => authorization == "Bearer list-secret");
        _server.Authorizations.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again()
    {
        _server.Serve(Statuses, context =>
        {
            context.Response.Headers.ETag = "W/\"one\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "W/\"one\"" ? 304 : 200;
            return context.Response.StatusCode == 304 ? Task.CompletedTask : context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"[{Status(1, "One.")}]")).AsTask();
        });
        await using var polled = new PolledFeed(Account);
        await polled.PollTwiceAsync();
        polled.State.ETag.ShouldBe("W/\"one\"");
    }

    [Theory]
    [InlineData("{\"error\":\"This API requires an authenticated user\"}", 422, FeedFailure.Http)]
    [InlineData("{\"error\":\"no\"}", 401, FeedFailure.Forbidden)]
    [InlineData("{\"error\":\"no\"}", 200, FeedFailure.NotAFeed)]
    [InlineData("<html>", 200, FeedFailure.NotAFeed)]
    public async Task What_is_no_timeline_has_a_name(string answer, int status, FeedFailure failure)
    {
        _server.Serve(Statuses, answer, status);
        await using var polled = new PolledFeed(Account);
        (await polled.PollAsync()).State.Failure.ShouldBe(failure);
    }

    private static string Status(int id, string content, string acct = "ada", string name = "Ada", string more = "\"language\":\"en\"") =>
        $$"""{"id":"{{id}}","created_at":"2026-05-17T20:32:{{id:00}}.000Z","visibility":"public","spoiler_text":"","url":"https://sea.example/{{id}}","content":"<p>{{content}}</p>","account":{"id":"{{(acct == "ada" ? 43 : 9)}}","acct":"{{acct}}","display_name":"{{name}}","username":"{{acct}}","url":"https://sea.example/@{{acct}}"},{{more}}}""";
}
