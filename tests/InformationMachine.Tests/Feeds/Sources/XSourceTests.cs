using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kind <c>x</c> against recorded pages of the API, and pages of our own writing, served from loopback.</summary>
public sealed class XSourceTests : IAsyncLifetime
{
    private const string Variable = "IM_TEST_X_TOKEN";

    private PayloadServer _server = null!;

    private FeedConfig Feed => PolledFeed.Of("x", new Uri("https://x.com/ada"), _server.Address) with { Token = "env:" + Variable };

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, "secret-token");
        _server = await PayloadServer.StartAsync();
        _server.Serve("/2/users/by/username/ada", """{"data":{"id":"77","name":"Ada","username":"ada"}}""");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("x_v2_brexit.jsonl")]
    [InlineData("x_v2_noflat.jsonl")]
    [InlineData("x_v2_quoted_edit.jsonl")]
    [InlineData("x_v2_media_tweet.jsonl")]
    public async Task Every_recorded_post_is_read_once_and_words_stay_with_who_said_them(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("feeds", "real", "payloads", file)));
        _server.ServeFile("/2/users/77/tweets", "feeds", "real", "payloads", file);
        await using var polled = new PolledFeed(Feed with { Reposts = true, Replies = true });
        var posts = await polled.PollTwiceAsync();

        var data = json.RootElement.GetProperty("data").EnumerateArray().ToDictionary(post => post.GetProperty("id").GetString()!);
        var parts = posts.SelectMany(post => post.Parts.IsEmpty ? [post.Guid] : post.Parts.Select(part => part.Guid));
        parts.Order(StringComparer.Ordinal).ShouldBe(data.Keys.Order(StringComparer.Ordinal));
        posts.ShouldAllBe(post => post.Handle!.StartsWith('@') && !post.Text.StartsWith("RT @", StringComparison.Ordinal) && !post.Text.Contains("https://t.co/", StringComparison.Ordinal));
        posts.Count(post => post.Quoted is { IsRepost: true }).ShouldBe(Referencing(data.Values, "retweeted"));
        posts.Where(post => post.Quoted is { IsRepost: true }).ShouldAllBe(post => post.Text.Length == 0 && post.Quoted!.Text.Length > 0 && post.Quoted.Handle != null);
        posts.Count(post => post.Quoted is { IsRepost: false }).ShouldBeLessThanOrEqualTo(Referencing(data.Values, "quoted") + Referencing(data.Values, "replied_to"));
    }

    [Fact]
    public async Task A_list_is_followed_by_its_tokens_down_to_what_is_known()
    {
        var page = "1";
        _server.Serve("/2/lists/84/tweets", context => context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes((page, context.Request.Query["pagination_token"].ToString()) switch
        {
            ("1", "") => TokenPage(Post(10, "Ten.")),
            ("2", "") => TokenPage(Post(14, "Fourteen."), "next"),
            ("2", "next") => TokenPage(Post(12, "Twelve.") + "," + Post(10, "Ten.")),
            _ => TokenPage(""),
        })).AsTask());
        await using var polled = new PolledFeed(PolledFeed.Of("x", new Uri("https://x.com/i/lists/84"), _server.Address) with { Token = "env:" + Variable });
        await polled.PollAsync();
        page = "2";
        (await polled.PollAsync()).Added.ShouldBe(2);
        polled.State.Title.ShouldBe("List 84 on X");
        _server.Asked.ShouldAllBe(question => !question.Contains("since_id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_a_poll_a_reply_and_its_conversation_are_kept()
    {
        _server.Serve("/2/users/77/tweets", """
            {"data":[
              {"id":"13","author_id":"77","created_at":"2026-05-17T20:33:00.000Z","text":"No. https://t.co/q","conversation_id":"3","in_reply_to_user_id":"88","referenced_tweets":[{"type":"replied_to","id":"5"},{"type":"quoted","id":"6"}],"entities":{"urls":[{"url":"https://t.co/q","expanded_url":"https://x.com/ben/status/6"}]}},
              {"id":"12","author_id":"77","created_at":"2026-05-17T20:32:00.000Z","text":"https://t.co/p","conversation_id":"12","attachments":{"media_keys":["3_1"]},"entities":{"urls":[{"url":"https://t.co/p","expanded_url":"https://x.com/ada/status/12/photo/1"}]}},
              {"id":"11","author_id":"77","created_at":"2026-05-17T20:31:00.000Z","text":"Which day?","conversation_id":"11","attachments":{"poll_ids":["9"]}}],
             "includes":{"users":[{"id":"77","name":"Ada Hale","username":"ada"},{"id":"88","name":"Ben","username":"ben"}],
              "tweets":[{"id":"5","author_id":"88","text":"It floats."},{"id":"6","author_id":"88","text":"It sank."}],
              "media":[{"media_key":"3_1","type":"photo","url":"https://pbs.example/1.jpg","alt_text":"A grey hull on the mud"}],
              "polls":[{"id":"9","voting_status":"closed","options":[{"position":1,"label":"Tuesday","votes":1},{"position":2,"label":"Saturday","votes":3}]}]},
             "meta":{"newest_id":"13","result_count":3}}
            """);
        await using var polled = new PolledFeed(Feed with { Replies = true });
        var posts = await polled.PollTwiceAsync();
        posts.Select(post => post.Text).ShouldBe(["Which day?\n• Tuesday: 25% (1/4)\n• Saturday: 75% (3/4)", "A grey hull on the mud", "No."]);
        posts[2].Quoted!.Text.ShouldBe("It sank.");
        posts[2].Answered.ShouldBe(new PostQuote("Ben", "@ben", "It floats.", "https://x.com/ben/status/5", IsRepost: false));
        posts[2].Conversation.ShouldBe("https://x.com/i/status/3");
        posts[1].Conversation.ShouldBeNull();
    }

    [Fact]
    public async Task A_thread_whose_beginning_is_not_on_the_page_is_completed()
    {
        _server.Serve("/2/users/77/tweets", TokenPage(Post(13, "Three.", "12")));
        _server.Serve("/2/tweets", context => context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(TokenPage(context.Request.Query["ids"] == "12" ? Post(12, "Two.", "11") : Post(11, "One.")))).AsTask());
        await using var polled = new PolledFeed(Feed);
        var post = (await polled.PollTwiceAsync()).ShouldHaveSingleItem();
        (post.Guid, post.Text).ShouldBe(("11", "One.\nTwo.\nThree."));
    }

    private static string TokenPage(string posts, string? token = null) =>
        $"{{\"data\":[{posts}],\"includes\":{{\"users\":[{{\"id\":\"77\",\"name\":\"Ada\",\"username\":\"ada\"}}]}},\"meta\":{{\"result_count\":1{(token is null ? "" : $",\"next_token\":\"{token}\"")}}}}}";

    private static string Post(int id, string text, string? continues = null) =>
        $"{{\"id\":\"{id}\",\"author_id\":\"77\",\"created_at\":\"2026-05-17T20:{id}:00.000Z\",\"text\":\"{text}\"{(continues is null ? "" : $",\"in_reply_to_user_id\":\"77\",\"referenced_tweets\":[{{\"type\":\"replied_to\",\"id\":\"{continues}\"}}]")}}}";

    [Fact]
    public async Task Reposts_and_replies_to_others_are_left_out_unless_wanted()
    {
        _server.ServeFile("/2/users/77/tweets", "feeds", "real", "payloads", "x_v2_brexit.jsonl");
        await using var polled = new PolledFeed(Feed);
        await polled.PollAsync();
        polled.Posts.ShouldAllBe(post => post.Quoted == null || !post.Quoted.IsRepost);
        polled.Posts.Count.ShouldBeInRange(23, 33);
        _server.Asked.ShouldContain(question => question.Contains("exclude=retweets", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_quote_a_long_post_and_an_edit_are_read_as_what_they_are()
    {
        _server.Serve("/2/users/77/tweets", """
            {"data":[{"id":"12","author_id":"77","created_at":"2026-05-17T20:32:00.000Z","text":"Short &amp; cut… https://t.co/a",
              "note_tweet":{"text":"The whole long post & more: https://t.co/b","entities":{"urls":[{"url":"https://t.co/b","expanded_url":"https://harbour.example.org/ferry","title":"Ferry"}]}},
              "edit_history_tweet_ids":["11","12"],"lang":"en","referenced_tweets":[{"type":"quoted","id":"5"}]},
              {"id":"11","author_id":"77","created_at":"2026-05-17T20:30:00.000Z","text":"Shrot","edit_history_tweet_ids":["11","12"]}],
             "includes":{"users":[{"id":"77","name":"Ada Hale","username":"ada"},{"id":"88","name":"Ben","username":"ben"}],
              "tweets":[{"id":"5","author_id":"88","text":"It floats."}]},
             "meta":{"newest_id":"12","result_count":2}}
            """);
        await using var polled = new PolledFeed(Feed);
        var post = (await polled.PollTwiceAsync()).ShouldHaveSingleItem();
        (post.Guid, post.Author, post.Handle, post.Text, post.LinkTitle, post.Language).ShouldBe(("11", "Ada Hale", "@ada", "The whole long post & more: https://harbour.example.org/ferry", "Ferry", "en"));
        post.Quoted.ShouldBe(new PostQuote("Ben", "@ben", "It floats.", "https://x.com/ben/status/5", IsRepost: false));
        post.Links.ShouldBe(["https://harbour.example.org/ferry"]);
        polled.State.Cursor!.ShouldContain("\"since\":\"12\"");
    }

    [Fact]
    public async Task An_edit_in_a_later_poll_is_a_revision()
    {
        _server.Serve("/2/users/77/tweets", Page("""{"id":"11","author_id":"77","text":"Shrot","edit_history_tweet_ids":["11"]}"""));
        await using var polled = new PolledFeed(Feed);
        await polled.PollAsync();
        _server.Serve("/2/users/77/tweets", Page("""{"id":"12","author_id":"77","text":"Short","edit_history_tweet_ids":["11","12"]}"""));
        (await polled.PollAsync()).Edited.ShouldBe(1);
        var post = polled.Posts.ShouldHaveSingleItem();
        (post.Text, post.Revision).ShouldBe(("Short", 2));
    }

    [Fact]
    public async Task A_thread_is_one_post_also_over_several_polls()
    {
        _server.Serve("/2/users/77/tweets", Page("""{"id":"12","author_id":"77","in_reply_to_user_id":"77","text":"2/3 It was warm.","referenced_tweets":[{"type":"replied_to","id":"11"}]}""", """{"id":"11","author_id":"77","text":"1/3 We measured."}"""));
        await using var polled = new PolledFeed(Feed);
        await polled.PollTwiceAsync();
        _server.Serve("/2/users/77/tweets", Page("""{"id":"13","author_id":"77","in_reply_to_user_id":"77","text":"3/3 It cooled.","referenced_tweets":[{"type":"replied_to","id":"12"}]}"""));
        (await polled.PollAsync()).Edited.ShouldBe(1);
        var post = polled.Posts.ShouldHaveSingleItem();
        (post.Text, post.Parts.Length, post.Url).ShouldBe(("We measured.\nIt was warm.\nIt cooled.", 3, "https://x.com/ada/status/11"));
    }

    [Fact]
    public async Task Later_polls_ask_for_what_is_newer_page_by_page_and_lose_nothing_to_a_failure_on_the_way()
    {
        _server.Serve("/2/users/77/tweets", Page("""{"id":"100","author_id":"77","text":"first"}"""));
        await using var polled = new PolledFeed(Feed);
        await polled.PollAsync();
        _server.Serve("/2/users/77/tweets", context =>
        {
            var until = context.Request.Query["until_id"].ToString();
            if (until == "103") context.Response.StatusCode = 503;
            return Write(context, until switch
            {
                "" => """{"data":[{"id":"104","author_id":"77","text":"fifth"},{"id":"103","author_id":"77","text":"fourth"}],"meta":{"next_token":"x"}}""",
                _ => "",
            });
        });
        (await polled.PollAsync()).Added.ShouldBe(2);
        _server.Serve("/2/users/77/tweets", context => Write(context, context.Request.Query["until_id"].ToString() == "103"
            ? """{"data":[{"id":"102","author_id":"77","text":"third"},{"id":"101","author_id":"77","text":"second"}],"meta":{}}"""
            : """{"meta":{"result_count":0}}"""));
        (await polled.PollAsync()).Added.ShouldBe(2);
        _server.Asked[^1].ShouldContain("since_id=100");
        await polled.PollAsync();
        _server.Asked[^1].ShouldContain("since_id=104");
        polled.Posts.Count.ShouldBe(5);
        _server.Authorizations.ShouldAllBe(authorization => authorization == "Bearer secret-token");
    }

    [Fact]
    public async Task The_rate_limit_s_reset_puts_off_the_next_poll()
    {
        var reset = DateTimeOffset.UtcNow.AddHours(5).ToUnixTimeSeconds();
        _server.Serve("/2/users/77/tweets", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers["x-rate-limit-reset"] = reset.ToString(System.Globalization.CultureInfo.InvariantCulture);
            context.Response.Headers["x-rate-limit-remaining"] = "0";
            return Task.CompletedTask;
        });
        await using var polled = new PolledFeed(Feed);
        var result = await polled.PollAsync();
        result.State.Failure.ShouldBe(FeedFailure.Throttled);
        (result.State.NextPollAt - polled.Now).ShouldBeGreaterThan(TimeSpan.FromHours(3));
        result.State.HostPausedUntil.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"errors":[{"title":"Not Found Error","type":"https://api.twitter.com/2/problems/resource-not-found"}]}""", FeedFailure.NotFound)]
    [InlineData("""{"errors":[{"title":"Authorization Error","type":"https://api.twitter.com/2/problems/not-authorized-for-resource"}]}""", FeedFailure.Forbidden)]
    [InlineData("<html>", FeedFailure.NotAFeed)]
    public async Task Errors_that_come_with_200_have_their_names(string answer, FeedFailure failure)
    {
        _server.Serve("/2/users/77/tweets", answer);
        await using var polled = new PolledFeed(Feed);
        (await polled.PollAsync()).State.Failure.ShouldBe(failure);
    }

    [Fact]
    public async Task Without_a_token_the_feed_fails_with_a_reason()
    {
        await using var polled = new PolledFeed(Feed with { Token = "env:IM_TEST_NOT_SET" });
        var state = (await polled.PollAsync()).State;
        (state.Failure, state.LastError).ShouldBe((FeedFailure.MissingToken, "the token is not there: env:IM_TEST_NOT_SET is not set"));
        _server.Asked.ShouldBeEmpty();
    }

    private static Task Write(Microsoft.AspNetCore.Http.HttpContext context, string text) => context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text)).AsTask();

    private static int Referencing(IEnumerable<JsonElement> posts, string type) =>
        posts.Count(post => post.TryGetProperty("referenced_tweets", out var references) && references.EnumerateArray().Any(reference => reference.GetProperty("type").GetString() == type));

    private static string Page(params string[] posts) =>
        "{\"data\":[" + string.Join(',', posts) + "],\"includes\":{\"users\":[{\"id\":\"77\",\"name\":\"Ada\",\"username\":\"ada\"}]},\"meta\":{}}";
}
