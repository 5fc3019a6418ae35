using System.Text;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kinds <c>folder</c>, <c>jsonl</c> and <c>stdin</c>: what other programs hand over.</summary>
public sealed class LocalSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_pipe_in_a_folder_holds_nobody_up()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mkfifo");
        using var folder = new TemporaryFolder();
        await System.Diagnostics.Process.Start("mkfifo", folder.File("pipe.html")).WaitForExitAsync(TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("news.txt"), "Ferry news\n\nThe ferry runs again.", TestContext.Current.CancellationToken);
        await using var polled = new PolledFeed(PolledFeed.Of("folder", new Uri(folder.Path)));
        (await polled.PollAsync().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Added.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_whose_name_is_no_text_takes_no_other_along()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs file names of any bytes");
        await System.Diagnostics.Process.Start("sh", ["-c", $"printf x > \"$(printf '{_folder.Path}/\\377\\376.txt')\""]).WaitForExitAsync(Token);
        Directory.GetFileSystemEntries(_folder.Path).ShouldHaveSingleItem();
        Write("news.txt", "Ferry news\n\nThe ferry runs again.");
        await using var polled = new PolledFeed(Local("folder", _folder.Path));
        var round = await polled.PollAsync();
        await System.Diagnostics.Process.Start("rm", ["-rf", _folder.Path]).WaitForExitAsync(Token); // This runtime cannot.
        Directory.CreateDirectory(_folder.Path);
        (round.Added, round.State.Failure).ShouldBe((1, FeedFailure.None));
    }

    [Fact]
    public async Task A_pipe_instead_of_a_file_holds_nobody_up()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mkfifo");
        await System.Diagnostics.Process.Start("mkfifo", _folder.File("posts.jsonl")).WaitForExitAsync(Token);
        await using var polled = new PolledFeed(Local("jsonl", _folder.File("posts.jsonl")));
        (await polled.PollAsync().WaitAsync(TimeSpan.FromSeconds(30), Token)).ShouldSatisfyAllConditions(round => round.Added.ShouldBe(0), round => round.State.Failure.ShouldBe(FeedFailure.None));
        File.Delete(_folder.File("posts.jsonl"));
        Write("posts.jsonl", Line("1", "One."));
        (await polled.PollAsync()).Added.ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_is_read_once_and_again_where_it_changed()
    {
        Write("note.txt", "The ferry\n\nIt floats.");
        Write("plan.md", "# A plan\nBuild another.");
        Write("page.html", "<title>Page</title><p>Hello <script>x()</script></p>");
        Write("posts.jsonl", Line("1", "One.") + Line("2", "Two."));
        Write("half.part", "unfinished");
        Write("picture.xyz", "?");
        File.Copy(SharedMaterial.Path("feeds", "real", "feeds", "DaringFireball.atom"), _folder.File("feed.atom"));
        File.CreateSymbolicLink(_folder.File("passwd.txt"), "/etc/passwd");
        await using var polled = new PolledFeed(Local("folder", _folder.Path));
        var posts = await polled.PollTwiceAsync();
        posts.Count.ShouldBeGreaterThan(10);
        posts.ShouldContain(post => post.Title == "The ferry" && post.Text == "It floats.");
        posts.ShouldContain(post => post.Title == "A plan" && post.Text == "Build another.");
        posts.ShouldContain(post => post.Title == "Page" && post.Text == "Hello");
        posts.ShouldNotContain(post => post.Text.Contains("root:", StringComparison.Ordinal) || post.Text == "unfinished");

        Write("note.txt", "The ferry\n\nIt sinks.");
        Write("new.txt", "News.");
        var changed = await polled.PollAsync();
        (changed.Added, changed.Edited).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Lines_may_give_whatever_posts_can_have()
    {
        Write("posts.jsonl", """
            {"id":"1","time":"2026-05-17T20:32:00Z","text":"Not true.","quotes":{"author":"Ben","handle":"@ben","text":"It opens in May.","url":"https://x.com/ben/status/6"},"answers":"https://x.com/cy/status/5","conversation":"https://x.com/cy/status/1","labels":["Harbour council"],"pictures":[{"description":"A grey hull on the mud","url":"https://pics.example/1.jpg"}],"lead_picture":{"url":"https://pics.example/0.jpg","alternative":"The quay"},"links":["https://port.example/"],"link_title":"Port"}
            {"id":"2","time":"2026-05-17T21:32:00Z","pictures":"Two tugs pull a hull","lead_picture":"https://pics.example/2.jpg"}
            {"id":"3","time":"2026-05-17T22:32:00Z","parts":["One.",{"id":"3b","text":"Two.","url":"https://a.example/3b","time":"2026-05-17T22:40:00Z"}]}
            {"id":"4","time":"2026-05-17T23:32:00Z","quotes":{"author":"Ben","text":"It opens in May.","repost":true}}

            """);
        await using var polled = new PolledFeed(Local("jsonl", _folder.File("posts.jsonl")));
        var posts = await polled.PollTwiceAsync();
        posts.Count.ShouldBe(4);
        posts[0].Quoted.ShouldBe(new PostQuote("Ben", "@ben", "It opens in May.", "https://x.com/ben/status/6", IsRepost: false));
        (posts[0].Answered!.Url, posts[0].Conversation, posts[0].Labels.Single(), posts[0].Pictures.Single().Description, posts[0].Links.Single(), posts[0].LinkTitle)
            .ShouldBe(("https://x.com/cy/status/5", "https://x.com/cy/status/1", "Harbour council", "A grey hull on the mud", "https://port.example/", "Port"));
        posts.Take(2).Select(post => post.LeadPicture).ShouldBe([new LeadPicture("https://pics.example/0.jpg", "The quay"), new LeadPicture("https://pics.example/2.jpg", null)]);
        posts[1].Text.ShouldBe("Two tugs pull a hull");
        (posts[2].Guid, posts[2].Text).ShouldBe(("3", "One.\nTwo."));
        posts[2].Parts.Select(part => part.Guid).ShouldBe(["3", "3b"]);
        posts[3].Quoted!.IsRepost.ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"quotes\":7", "quotes")]
    [InlineData("\"labels\":[1]", "labels")]
    [InlineData("\"parts\":[{\"url\":\"https://a.example/\"}]", "part 1")]
    [InlineData("\"pictures\":[true]", "pictures")]
    [InlineData("\"lead_picture\":[1]", "lead_picture")]
    public async Task A_member_that_is_something_else_is_named_and_stops_no_other_line(string member, string named)
    {
        Write("posts.jsonl", $"{{\"id\":\"1\",\"time\":\"2026-05-17T20:32:00Z\",\"text\":\"One.\",{member}}}\n" + Line("2", "Two."));
        var reading = await new InformationMachine.Feeds.Sources.JsonLinesSource(new InformationMachine.Feeds.Sources.SourceParts(null!, new FeedOptions())).ReadAsync(Local("jsonl", _folder.File("posts.jsonl")), null, TestContext.Current.CancellationToken);
        reading.Feed!.Items.ShouldHaveSingleItem().ContentText.ShouldBe("Two.");
        reading.Problems.ShouldHaveSingleItem().ShouldContain(named);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        await using var polled = new PolledFeed(Local("folder", _folder.File("nowhere")));
        (await polled.PollAsync()).State.Failure.ShouldBe(FeedFailure.NotFound);
    }

    [Fact]
    public async Task A_file_that_grows_is_read_on_and_one_that_was_replaced_from_its_beginning()
    {
        Write("posts.jsonl", Line("1", "One.") + "not json\n" + Line("2", "Two."));
        await using var polled = new PolledFeed(Local("jsonl", _folder.File("posts.jsonl")));
        (await polled.PollTwiceAsync()).Select(post => post.Text).ShouldBe(["One.", "Two."], ignoreOrder: true);
        var cursor = polled.State.Cursor;
        await File.AppendAllTextAsync(_folder.File("posts.jsonl"), Line("3", "Three.") + "{\"id\":\"4\",\"time\":\"2026-05-17", Token);
        (await polled.PollAsync()).Added.ShouldBe(1);
        polled.State.Cursor.ShouldNotBe(cursor);
        await File.AppendAllTextAsync(_folder.File("posts.jsonl"), "T20:32:00Z\",\"text\":\"Four.\"}", Token);
        (await polled.PollAsync()).Added.ShouldBe(1);
        Write("posts.jsonl", Line("5", "Five, in a new file that is longer than what was there before, so that its length alone does not tell."));
        (await polled.PollAsync()).Added.ShouldBe(1);
        polled.Posts.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_file_larger_than_one_reading_is_read_in_several()
    {
        Write("posts.jsonl", string.Concat(Enumerable.Range(1, 40).Select(n => Line(n.ToString(System.Globalization.CultureInfo.InvariantCulture), new string('x', 90) + n))));
        await using var polled = new PolledFeed(Local("jsonl", _folder.File("posts.jsonl")), new FeedOptions { MaximumBytes = 2048 });
        for (var i = 0; i < 10; i++) await polled.PollAsync();
        polled.Posts.Count.ShouldBe(40);
    }

    [Fact]
    public async Task Standard_input_is_read_once_and_handed_out_again_until_it_is_stored()
    {
        var options = new FeedOptions();
        using var fetcher = new FeedFetcher(options, TimeProvider.System);
        var lines = new InputLines(new MemoryStream(Encoding.UTF8.GetBytes(Line("1", "One.") + "nonsense\n" + Line("2", "Two.").TrimEnd('\n'))));
        var source = new StandardInputSource(new SourceParts(fetcher, options), () => lines);
        var feed = new FeedConfig { Id = FeedId.Parse("in"), Kind = "stdin", Url = new Uri("stdin:") };

        var first = await source.ReadAsync(feed, null, Token);
        first.Feed!.Items.Select(item => item.Id).ShouldBe(["2", "1"]);
        first.Problems.ShouldHaveSingleItem().ShouldContain("standard input:2");
        var again = await source.ReadAsync(feed, null, Token);
        again.Feed!.Items.Length.ShouldBe(2);
        var stored = await source.ReadAsync(feed, new FeedState { Id = feed.Id, Cursor = again.Cursor }, Token);
        stored.Feed!.Items.ShouldBeEmpty();
        stored.Outcome.Freshness.ShouldBe(options.MaximumInterval);
    }

    private static FeedConfig Local(string kind, string path) => PolledFeed.Of(kind, new Uri(path));

    private void Write(string name, string text) => File.WriteAllText(_folder.File(name), text);

    private static string Line(string id, string text) => $$"""{"id":"{{id}}","time":"2026-05-17T20:32:00Z","text":"{{text}}","author":"Ada Hale"}""" + "\n";
}
