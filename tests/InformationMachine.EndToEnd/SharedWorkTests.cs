using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Data.Store;
using InformationMachine.Threads;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace InformationMachine.EndToEnd;

/// <summary>Real processes that share one machine's work on one database: one is killed, one sleeps past its lease, and nothing is lost, doubled or linked otherwise.</summary>
public sealed class SharedWorkTests
{
    private const int Feeds = 24;
    private const int PostsPerIssue = 4;
    private const string Lease = "00:00:02";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly HashSet<ChangeKind> Linked = [ChangeKind.Assignment];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pollers_linkers_and_a_desk_outlive_a_kill_and_a_sleep()
    {
        var server = await PostgresServer.OneAsync();
        var connection = server.NewSchema();
        ChangeCursor start;
        await using (var store = PostgresStore.Open(connection, TimeSpan.Zero, Token)) start = store.LatestChange;
        using var place = new Installation();
        var folder = Publish(place, issues: 1);
        await using var publisher = await FolderServer.Start(folder);
        string[] roles = ["poll", "poll", "link", "link", "brief,render,desk"];
        var installations = roles.Select(_ => Installed(connection, publisher)).ToList();
        try
        {
            var machines = roles.Zip(installations, (role, installation) => installation.Start("run", "--roles", role)).ToList();
            try
            {
                await RunAsync(place, server, connection, machines);
            }
            finally
            {
                foreach (var machine in machines) machine.Dispose();
            }

            File.Exists(Path.Combine(installations[^1].Site, "index.html")).ShouldBeTrue();
            Directory.Exists(Path.Combine(installations[0].Site)).ShouldBeFalse("a poller renders nothing");
        }
        finally
        {
            foreach (var installation in installations) installation.Dispose();
        }

        await using var reader = PostgresReader.OpenToRead(connection);
        Invariants.Check(reader);
        reader.Counts().Posts.ShouldBe(Feeds * PostsPerIssue * 4);
        reader.FeedStates().Sum(state => state.Posts).ShouldBe(Feeds * PostsPerIssue * 4);
        reader.Threads().ShouldContain(thread => thread.BriefingVersion > 0);
        await CompareAsync(reader, Rounds(reader, start));
    }

    [Fact]
    public async Task A_data_file_belongs_to_one_process_that_does_all()
    {
        using var installation = new Installation();
        installation.Configure([("a", new Uri("http://127.0.0.1:9/a.xml"))]);
        var (code, _, errors) = await installation.Run("run", "--roles", "poll,link");
        code.ShouldBe(64);
        errors.ShouldContain("PostgreSQL");
        (await installation.Run("run", "--roles", "poll,3")).Code.ShouldBe(64);
    }

    private static async Task RunAsync(Installation place, PostgresServer server, string connection, List<MachineProcess> machines)
    {
        var desk = machines[^1];
        await desk.Until(() => IsLinkedAsync(connection, issues: 1), Patience, "first issue linked");
        Publish(place, issues: 2);
        var schema = new NpgsqlConnectionStringBuilder(connection).SearchPath;
        var holder = (string)(await server.AskAsync($"SELECT m.holder FROM {schema}.holds h JOIN {schema}.members m ON m.id = h.member WHERE h.name = 'role:link'"))!;
        var linker = machines.Single(machine => holder.EndsWith(string.Create(CultureInfo.InvariantCulture, $":{machine.Id}"), StringComparison.Ordinal));
        var epoch = (long)(await server.AskAsync($"SELECT epoch FROM {schema}.holds WHERE name = 'role:link'"))!;
        var killed = Stopwatch.GetTimestamp();
        linker.Kill();
        await desk.Until(async () => (long)(await server.AskAsync($"SELECT epoch FROM {schema}.holds WHERE name = 'role:link'"))! > epoch, Patience, "another linker");
        TestContext.Current.SendDiagnosticMessage("Another process linked after {0:F1} s", Stopwatch.GetElapsedTime(killed).TotalSeconds);
        await desk.Until(() => IsLinkedAsync(connection, issues: 2), Patience, "second issue linked");
        machines[0].Stop();
        Publish(place, issues: 3);
        await desk.Until(() => IsLinkedAsync(connection, issues: 3), Patience, "third issue linked without the poller that sleeps");
        await Task.Delay(TimeSpan.FromSeconds(4), Token);
        machines[0].Continue();
        Publish(place, issues: 4);
        await desk.Until(() => IsLinkedAsync(connection, issues: 4), Patience, "fourth issue linked");
        await desk.Until(async () => await AskedAsync(connection, reader => reader.ThreadsToBrief().Count(thread => thread.BriefingVersion == 0)) == 0, Patience, "everything looked at by the writer");
        foreach (var machine in machines.Where(machine => machine != linker))
        {
            machine.HasExited.ShouldBeFalse(machine.Errors);
            machine.Terminate();
            (await machine.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, machine.Errors);
        }

        // As a poller says it of a feed; whoever writes briefings counts new posts, too.
        machines.Take(2).ShouldAllBe(poller => poller.Output.Contains(": new posts", StringComparison.Ordinal));
        machines.Skip(2).ShouldAllBe(machine => !machine.Output.Contains(": new posts", StringComparison.Ordinal));
    }

    private static Installation Installed(string connection, FolderServer publisher)
    {
        var installation = new Installation();
        installation.Configure(Enumerable.Range(0, Feeds).Select(n => ($"feed-{n}", new Uri(publisher.Address, $"feed-{n}.xml"))));
        foreach (var (name, value) in new[]
        {
            ("STORE__ENGINE", "postgres"), ("STORE__CONNECTION", "env:PLACE"), ("STORE__LEASE", Lease), ("DESK__ENABLED", "true"), ("DESK__PORT", "0"),
            ("FEEDS__MINIMUMINTERVAL", "00:00:02"), ("FEEDS__MAXIMUMINTERVAL", "00:00:03"), ("FEEDS__POLLSPERPOST", "0"),
        }) installation.Variables["IM_" + name] = value;
        installation.Variables["PLACE"] = connection;
        return installation;
    }

    /// <summary>The bounds of the rounds in which posts were linked, as the change feed has them: a commit of the linker is one entry.</summary>
    private static List<long> Rounds(PostgresReader reader, ChangeCursor start)
    {
        var bounds = new List<long>();
        var entry = -1;
        foreach (var change in reader.ChangesAfter(start, Linked))
        {
            var sequence = ((Assignment)change.Record).Sequence;
            if (change.Cursor.Check == entry) bounds[^1] = Math.Max(bounds[^1], sequence);
            else bounds.Add(Math.Max(bounds.LastOrDefault(), sequence));
            entry = change.Cursor.Check;
        }

        return bounds;
    }

    private static async Task CompareAsync(PostgresReader reader, List<long> rounds)
    {
        rounds.Count.ShouldBeGreaterThan(3);
        await using var replayed = LiteDbStore.InMemory();
        var linking = new ThreadRound(replayed, new ThreadOptions(), TimeProvider.System, NullLogger<ThreadRound>.Instance);
        var last = 0L;
        foreach (var bound in rounds.Distinct())
        {
            var posts = reader.PostsAfter(last).TakeWhile(post => post.Sequence <= bound).ToImmutableArray();
            await replayed.CommitAsync(new StoreBatch { NewPosts = posts }, Token);
            await linking.RunAsync(Token);
            last = bound;
        }

        reader.AssignmentsAfter(0).Select(item => (item.Sequence, item.Post, item.Thread)).ShouldBe(replayed.AssignmentsAfter(0).Select(item => (item.Sequence, item.Post, item.Thread)));
        reader.Threads().Select(thread => (thread.Id, thread.MergedInto, thread.PostCount)).ShouldBe(replayed.Threads().Select(thread => (thread.Id, thread.MergedInto, thread.PostCount)));
        reader.Merges().Select(merge => (merge.From, merge.Into)).ShouldBe(replayed.Merges().Select(merge => (merge.From, merge.Into)));
    }

    private static async Task<bool> IsLinkedAsync(string connection, int issues) => await AskedAsync(connection, reader => reader.LinkedThrough) == Feeds * PostsPerIssue * issues;

    private static async Task<long> AskedAsync(string connection, Func<PostgresReader, long> question)
    {
        await using var reader = PostgresReader.OpenToRead(connection + ";Application Name=test");
        return question(reader);
    }

    private static string Publish(Installation place, int issues)
    {
        var folder = Path.Combine(place.Folder, "feeds");
        Directory.CreateDirectory(folder);
        string[] towns = ["Harwich", "Ostend", "Bergen", "Genoa", "Cadiz"];
        for (var feed = 0; feed < Feeds; feed++)
        {
            var items = Enumerable.Range(0, PostsPerIssue * issues).Select(n => string.Create(CultureInfo.InvariantCulture,
                $"<item><guid>{feed}-{n}</guid><title>The port of {towns[(feed + n) % 5]} closes quay {n}</title><description>Harbour master of {towns[(feed + n) % 5]} closed quay {n} on Monday after crane {n} fell, said witness {feed}.</description><pubDate>{new DateTime(2026, 11, 20, n % 24, feed, 0, DateTimeKind.Utc):R}</pubDate></item>"));
            File.WriteAllText(Path.Combine(folder, $"feed-{feed}.tmp"), $"<rss version=\"2.0\"><channel><title>Paper {feed}</title>{string.Concat(items)}</channel></rss>");
            File.Move(Path.Combine(folder, $"feed-{feed}.tmp"), Path.Combine(folder, $"feed-{feed}.xml"), overwrite: true);
        }

        return folder;
    }
}
