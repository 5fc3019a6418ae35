using InformationMachine.Data.Feeds;
namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>What the kind <c>feed</c> makes of the items of a document, served from loopback.</summary>
public sealed class DocumentSourceTests : IAsyncLifetime
{
    private PayloadServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_transcript_is_read_with_its_episode_once_where_wanted()
    {
        _server.Serve("/feed", Podcast("Notes."));
        _server.Serve("/1.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nThe dam holds.");
        await using var plain = new PolledFeed(PolledFeed.Of("feed", _server.At("/feed")));
        (await plain.PollTwiceAsync()).ShouldHaveSingleItem().Text.ShouldBe("Notes.");
        _server.Asked.ShouldNotContain("/1.vtt");

        await using var polled = new PolledFeed(PolledFeed.Of("feed", _server.At("/feed")) with { Transcripts = true });
        (await polled.PollTwiceAsync()).ShouldHaveSingleItem().Text.ShouldBe("Notes.\nThe dam holds.");
        // Another document with the same episode asks for nothing and edits nothing.
        _server.Serve("/feed", Podcast("Notes.") + "<!-- later -->");
        (await polled.PollAsync()).Edited.ShouldBe(0);
        _server.Asked.Count(question => question == "/1.vtt").ShouldBe(1);
    }

    [Fact]
    public async Task Half_an_item_is_no_post_until_that_is_how_its_publisher_always_ends()
    {
        const string Whole = "<rss version=\"2.0\"><channel><item><guid>1</guid><title>Whole</title><description>The dam holds.</description></item>";
        _server.Serve("/feed", Whole + "<item><guid>2</guid><title>Half</title><description>The bridge is closed to lor");
        await using var polled = new PolledFeed(PolledFeed.Of("feed", _server.At("/feed")));
        for (var poll = 0; poll < 3; poll++)
        {
            (await polled.PollAsync()).State.Failure.ShouldBe(FeedFailure.Truncated);
            polled.Posts.ShouldHaveSingleItem().Title.ShouldBe("Whole");
        }

        await polled.PollAsync();
        polled.Posts.Select(post => post.Title).ShouldBe(["Whole", "Half"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_transcript_outlasts_a_later_edit_of_its_episode_s_notes()
    {
        _server.Serve("/feed", Podcast("Notes."));
        _server.Serve("/1.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>The dam holds.\n\n00:03.000 --> 00:04.000\n<v Ben>Since May.");
        await using var polled = new PolledFeed(PolledFeed.Of("feed", _server.At("/feed")) with { Transcripts = true });
        await polled.PollAsync();
        const string Said = "\nAda: The dam holds.\nBen: Since May.";
        foreach (var notes in (string[])["Notes, with a link.", "Notes&lt;br>in two lines.", "Notes again."])
        {
            _server.Serve("/feed", Podcast(notes));
            (await polled.PollAsync()).Edited.ShouldBe(1);
            polled.Posts.ShouldHaveSingleItem().Text.ShouldBe(notes.Replace("&lt;br>", "\n", StringComparison.Ordinal) + Said);
            (await polled.PollAsync()).Edited.ShouldBe(0);
        }

        _server.Asked.Count(question => question == "/1.vtt").ShouldBe(1);
    }

    [Fact]
    public async Task A_transcript_that_cannot_be_had_is_a_problem_and_no_failure()
    {
        _server.Serve("/feed", Podcast("Notes."));
        await using var polled = new PolledFeed(PolledFeed.Of("feed", _server.At("/feed")) with { Transcripts = true });
        var result = await polled.PollAsync();
        (result.Added, result.State.LastError).ShouldBe((1, null));
    }

    [Fact]
    public async Task A_picture_a_poll_and_a_warning_of_a_document_have_words()
    {
        _server.Serve("/feed", """
            <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Ada</title><generator>Mastodon v4.3.0</generator>
            <item><guid>1</guid><description><![CDATA[<p><img src="https://a.example/1.png" alt="A red ferry on the mud"></p>]]></description><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate></item>
            <item><guid>2</guid><description></description><media:content url="https://a.example/2.png" type="image/png" medium="image"><media:description type="plain">Two tugs pull a hull</media:description></media:content><pubDate>Sun, 01 Mar 2026 11:00:00 GMT</pubDate></item>
            <item><guid>3</guid><description><![CDATA[<p><strong>Inhaltswarnung:</strong> Hafenrat</p><hr /><p>They voted at night.</p>]]></description><pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate></item>
            <item><guid>4</guid><description><![CDATA[<p>Which day?</p><p><input type="radio" disabled="disabled" /> Tuesday<br><input type="radio" disabled="disabled" /> Saturday</p>]]></description><pubDate>Sun, 01 Mar 2026 13:00:00 GMT</pubDate></item>
            <item><guid>5</guid><title>Quay</title><description><![CDATA[<img src="logo.png" alt="logo"><img src="IMG_1.jpg" alt="IMG_1.jpg">]]></description><pubDate>Sun, 01 Mar 2026 14:00:00 GMT</pubDate></item>
            <item><guid>6</guid><description><![CDATA[<img src="logo.png" alt="logo">]]></description><pubDate>Sun, 01 Mar 2026 15:00:00 GMT</pubDate></item>
            </channel></rss>
            """);
        await using var polled = new PolledFeed(PolledFeed.Of("feed", _server.At("/feed")));
        var posts = await polled.PollTwiceAsync();
        posts.Select(post => post.Text).ShouldBe(["A red ferry on the mud", "Two tugs pull a hull", "They voted at night.", "Which day?\nTuesday\nSaturday", ""]);
        posts.Select(post => string.Join(',', post.Labels)).ShouldBe(["", "", "Hafenrat", "", ""]);
        posts.Select(post => post.Title).ShouldBe([null, null, null, null, "Quay"]);
    }

    private static string Podcast(string notes) => $"""
        <rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Dam</title>
        <item><guid>1</guid><title>One</title><description>{notes}</description><enclosure url="https://a.example/1.mp3" type="audio/mpeg"/><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate>
        <podcast:transcript url="/1.vtt" type="text/vtt"/></item></channel></rss>
        """;
}
