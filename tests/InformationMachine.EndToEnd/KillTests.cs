namespace InformationMachine.EndToEnd;

/// <summary>kill -9 at random instants of a run on all captured feeds.</summary>
public sealed class KillTests
{
    private const int Kills = 20;

    [Fact]
    public async Task Twenty_kills_lose_and_double_nothing()
    {
        using var installation = new Installation();
        await using var server = await FolderServer.Start(RealFeeds.Folder);
        installation.Configure(RealFeeds.At(server.Address));
        // Many small snapshots, so that kills fall into their publication too.
        installation.Variables["IM_SNAPSHOT__INTERVAL"] = "00:00:01";
        var random = new Random(20261123);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var machine = installation.Start("run"))
            {
                // Every other kill counts from the first sign of life on: a busy computer may need seconds to start at all.
                if (kill % 2 == 1) await FirstHeartbeat(installation);
                // Where the computer is so busy that nothing was stored yet, later kills let it come further.
                await Task.Delay(random.Next(200, 2500) * (known.Count == 0 ? 1 + (kill / 4) : 1), TestContext.Current.CancellationToken);
                machine.Kill();
                await machine.WaitAsync(TimeSpan.FromSeconds(10));
            }

            if (Directory.Exists(installation.Data)) File.Delete(Heartbeat(installation));
            if (File.Exists(Path.Combine(installation.Data, "machine.db")) && new FileInfo(Path.Combine(installation.Data, "machine.db")).Length > 0) await CheckAfterKill(installation, known);
            Pages.CheckWhole(installation.Site);
        }

        var last = await installation.Run("run", "--once");
        last.Code.ShouldBe(0, last.Errors);
        await using var store = installation.OpenStore();
        Invariants.Check(store);
        store.FeedStates().Sum(state => state.Posts).ShouldBe(store.Counts().Posts);
        known.Count.ShouldBeGreaterThan(0, "no kill hit a run that had stored anything: the test proves nothing");
        Pages.CheckSite(installation.Site);
    }

    private static string Heartbeat(Installation installation) => Path.Combine(installation.Data, "heartbeat");

    private static async Task FirstHeartbeat(Installation installation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!File.Exists(Heartbeat(installation))) await Task.Delay(20, patience.Token);
    }

    /// <summary>The file opens, what was there before is there still and once, and cursors agree with posts.</summary>
    private static async Task CheckAfterKill(Installation installation, HashSet<string> known)
    {
        await using var store = installation.OpenStore();
        var posts = store.PostsAfter(0).ToList();
        posts.Select(post => post.Id.Value).ShouldBeUnique();
        posts.Select(post => post.Sequence).ShouldBe(Enumerable.Range(1, posts.Count).Select(n => (long)n));
        known.ShouldBeSubsetOf(posts.Select(post => post.Id.Value));
        foreach (var post in posts) known.Add(post.Id.Value);
        store.FeedStates().Sum(state => state.Posts).ShouldBe(posts.Count);
        store.AssignmentsAfter(0).Count().ShouldBe((int)store.LinkedThrough);
    }
}
