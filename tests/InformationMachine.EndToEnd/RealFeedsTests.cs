using InformationMachine.Data.Feeds;

namespace InformationMachine.EndToEnd;

/// <summary>The machine on every captured feed at once.</summary>
public sealed class RealFeedsTests
{
    [Fact]
    public async Task Every_feed_is_polled_linked_and_briefed_and_nothing_is_stored_twice()
    {
        using var installation = new Installation();
        await using var server = await FolderServer.Start(RealFeeds.Folder);
        var feeds = RealFeeds.At(server.Address);
        installation.Configure(feeds);

        var first = await installation.Run("run", "--once");
        first.Code.ShouldBe(0, first.Errors);
        server.Answers.Count.ShouldBe(feeds.Length);
        long posts;
        await using (var store = installation.OpenStore())
        {
            var states = store.FeedStates();
            states.Count.ShouldBe(feeds.Length);
            var withPosts = states.Where(state => state.Id.Value != RealFeeds.NotAFeed).ToList();
            withPosts.Count(state => state.Posts > 0).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(0.97 * withPosts.Count), string.Join(", ", withPosts.Where(s => s.Posts == 0).Select(s => $"{s.Id}: {s.LastError}")));
            states.Single(state => state.Id.Value == RealFeeds.NotAFeed).Failure.ShouldBe(FeedFailure.NotAFeed);
            Invariants.Check(store);
            posts = store.Counts().Posts;
            store.Counts().Briefings.ShouldBeGreaterThan(0);
        }

        await PollAgain(installation, server, posts);
        await RestartPollsNothingEarly(installation, server);
        Pages.CheckSite(installation.Site);
    }

    private static async Task PollAgain(Installation installation, FolderServer server, long posts)
    {
        server.Forget();
        (await installation.Run("feeds", "refresh")).Code.ShouldBe(0);
        var second = await installation.Run("run", "--once");
        second.Code.ShouldBe(0, second.Errors);
        server.Answers.Where(answer => answer.Path != "/" + RealFeeds.NotAFeed).ShouldAllBe(answer => answer.Status == 304);
        second.Output.ShouldContain("0 new posts, 0 edited");
        await using var store = installation.OpenStore();
        store.Counts().Posts.ShouldBe(posts);
        store.ThreadsToBrief().ShouldBeEmpty();
    }

    private static async Task RestartPollsNothingEarly(Installation installation, FolderServer server)
    {
        server.Forget();
        using (var machine = installation.Start("run"))
        {
            await machine.Until(() => File.Exists(Path.Combine(installation.Data, "heartbeat")), TimeSpan.FromSeconds(120), "heartbeat");
            (await installation.Run("healthcheck")).Code.ShouldBe(0);
            await Task.Delay(1000, TestContext.Current.CancellationToken);
            machine.Terminate();
            (await machine.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, machine.Errors);
        }

        server.Answers.ShouldBeEmpty();
        (await installation.Run("healthcheck")).Code.ShouldBe(1);
    }
}
