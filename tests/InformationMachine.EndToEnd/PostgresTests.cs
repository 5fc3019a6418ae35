using System.Globalization;
using InformationMachine.Data.Postgres;
using InformationMachine.Tests.Data.Store;

namespace InformationMachine.EndToEnd;

/// <summary>The real program on a real database: killed amid commits, its sessions ended by the server, and its verbs.</summary>
public sealed class PostgresTests
{
    private const int Feeds = 12;
    private const int PostsPerFeed = 25;
    private const int Cuts = 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_and_cut_off_it_ends_with_every_post_once()
    {
        var server = await PostgresServer.OneAsync();
        using var installation = new Installation();
        await using var publisher = await FolderServer.Start(Publish(installation));
        installation.Configure(Enumerable.Range(0, Feeds).Select(n => ($"feed-{n}", new Uri(publisher.Address, $"feed-{n}.xml"))));
        var connection = Use(installation, server);
        for (var kill = 0; kill < 2; kill++)
        {
            using var machine = installation.Start("run");
            var before = await PostsAsync(connection);
            await machine.Until(async () => await PostsAsync(connection) is var now && (now > before || now == Feeds * PostsPerFeed), TimeSpan.FromSeconds(90), "a post is stored");
            machine.Kill();
            await machine.WaitAsync(TimeSpan.FromSeconds(10));
        }

        using (var machine = installation.Start("run"))
        {
            for (var cut = 0; cut < Cuts; cut++)
            {
                await server.AskAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'information-machine'");
                await Task.Delay(700, Token);
            }

            await machine.Until(async () => await PostsAsync(connection) == Feeds * PostsPerFeed && await PendingAsync(connection) == 0, TimeSpan.FromMinutes(3), "every post is stored and has a thread");
            machine.HasExited.ShouldBeFalse(machine.Errors);
            (await installation.Run("status")).Output.ShouldContain("running");
            machine.Terminate();
            (await machine.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0);
        }

        await using var store = PostgresReader.OpenToRead(connection);
        Invariants.Check(store);
        store.PostsAfter(0).Select(post => post.Id).Distinct().Count().ShouldBe(Feeds * PostsPerFeed);
        store.Counts().Posts.ShouldBe(Feeds * PostsPerFeed);
        store.FeedStates().Sum(state => state.Posts).ShouldBe(Feeds * PostsPerFeed);
        File.Exists(Path.Combine(installation.Data, "snapshot", "machine.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task Verbs_work_on_a_database_or_name_its_own_way()
    {
        var server = await PostgresServer.OneAsync();
        using var installation = new Installation();
        await using var publisher = await FolderServer.Start(Publish(installation));
        installation.Configure([("feed-0", new Uri(publisher.Address, "feed-0.xml"))]);
        Use(installation, server);
        var none = await installation.Run("feeds", "list");
        none.Code.ShouldBe(78);
        none.Errors.ShouldContain("takes feeds.json");
        (await installation.Run("status")).Errors.ShouldContain("no data yet");
        var once = await installation.Run("run", "--once");
        once.Code.ShouldBe(0, once.Errors);
        (await installation.Run("status")).Output.ShouldContain("posts      25");
        foreach (string[] verb in new[] { "feeds list", "threads list", "changes --limit 3", "export --format jsonl --output out", "render", "watches list", "receivers list", "feeds refresh" }.Select(line => line.Split(' ')))
        {
            var (code, _, errors) = await installation.Run(verb);
            code.ShouldBe(0, $"{string.Join(' ', verb)}: {errors}");
        }

        var renamed = await installation.Run("threads", "rename", "1", "Another headline");
        renamed.Code.ShouldBe(0, renamed.Errors);
        (await installation.Run("threads", "show", "1")).Output.ShouldContain("Another headline");
        foreach (var (verb, way) in new[] { ("backup", "pg_dump"), ("restore x", "pg_restore"), ("doctor --repair", "pg_amcheck"), ("compact", "utovacuum"), ("archive", "any size") })
        {
            var (code, _, errors) = await installation.Run(verb.Split(' '));
            code.ShouldBe(64, verb);
            errors.ShouldContain(way);
        }

        await CopyBackAndForthAsync(installation, server);
        installation.Variables["PLACE"] = "Host=127.0.0.1;Port=1;Username=u;Password=geheim-4711;Timeout=2";
        var (failed, said, told) = await installation.Run("status");
        failed.ShouldBe(1);
        (said + told).ShouldNotContain("geheim-4711");
        told.ShouldContain("127.0.0.1:1");
    }

    private static async Task CopyBackAndForthAsync(Installation installation, PostgresServer server)
    {
        installation.Variables["OTHER"] = server.NewSchema();
        foreach (var (from, to) in new[] { ("postgres:env:PLACE", "litedb:moved"), ("litedb:moved", "postgres:env:OTHER") })
        {
            var (code, said, errors) = await installation.Run("store", "copy", "--from", from, "--to", to);
            code.ShouldBe(0, errors);
            said.ShouldContain("copied and compared");
            (await installation.Run("store", "copy", "--from", from, "--to", to)).Code.ShouldBe(1, "over what is there");
        }

        installation.Variables["PLACE"] = installation.Variables["OTHER"];
        (await installation.Run("threads", "show", "1")).Output.ShouldContain("Another headline");
        (await installation.Run("run", "--once")).Code.ShouldBe(0);
        (await installation.Run("store", "copy", "--from", "litedb:moved", "--to", "geheim-4711")).Code.ShouldBe(64);
    }

    private static string Use(Installation installation, PostgresServer server)
    {
        var connection = server.NewSchema();
        installation.Variables["IM_STORE__ENGINE"] = "postgres";
        installation.Variables["IM_STORE__CONNECTION"] = "env:PLACE";
        installation.Variables["PLACE"] = connection;
        return connection;
    }

    private static string Publish(Installation installation)
    {
        var folder = Path.Combine(installation.Folder, "feeds");
        Directory.CreateDirectory(folder);
        string[] towns = ["Harwich", "Ostend", "Bergen", "Genoa", "Cadiz"];
        for (var feed = 0; feed < Feeds; feed++)
        {
            var items = Enumerable.Range(0, PostsPerFeed).Select(n => string.Create(CultureInfo.InvariantCulture,
                $"<item><guid>{feed}-{n}</guid><title>The port of {towns[n % 5]} closes quay {n / 5}</title><description>Harbour master of {towns[n % 5]} closed quay {n / 5} on Monday after a crane fell, said witness {feed}.</description><pubDate>{new DateTime(2026, 11, 20, n % 20, feed, 0, DateTimeKind.Utc):R}</pubDate></item>"));
            File.WriteAllText(Path.Combine(folder, $"feed-{feed}.xml"), $"<rss version=\"2.0\"><channel><title>Paper {feed}</title>{string.Concat(items)}</channel></rss>");
        }

        return folder;
    }

    private static async Task<long> PostsAsync(string connection) => PostgresReader.Exists(connection) ? await AskedAsync(connection, reader => reader.Counts().Posts) : 0;

    private static Task<long> PendingAsync(string connection) => AskedAsync(connection, reader => reader.Counts().Posts - reader.Counts().Assignments);

    private static async Task<long> AskedAsync(string connection, Func<PostgresReader, long> question)
    {
        await using var reader = PostgresReader.OpenToRead(connection + ";Application Name=test");
        return question(reader);
    }
}
