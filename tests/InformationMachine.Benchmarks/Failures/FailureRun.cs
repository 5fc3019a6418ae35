using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Tests.Data.Failures;
using InformationMachine.Threads;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace InformationMachine.Benchmarks.Failures;

/// <summary>
/// <c>failures</c>: four pollers, three linkers, two writers and two desks, each a process of the real program, on a real server, while
/// processes, server and network fail at random. At the end <see cref="FailureChecker"/> judges what is stored and what was seen.
/// </summary>
internal sealed class FailureRun : IAsyncDisposable
{
    /// <summary>As many polls a second as two cores bear with all the processes beside them.</summary>
    private const double PollsPerSecond = 40;

    private const int PerHost = 2;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeastInterval = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly (string Role, int Processes)[] Roles = [("poll", 4), ("link", 3), ("brief", 2), ("desk", 2)];

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly string _folder = Directory.CreateTempSubdirectory("failures-").FullName;
    private readonly List<FailureProcess> _cast = [];
    private readonly List<string> _ended = [];
    private readonly int _feeds;
    private readonly TextWriter _output;
    private readonly TimeSpan _interval;
    private FailureWeb _web = null!;
    private FailureDatabase _database = null!;
    private bool _isKept;

    private FailureRun(int feeds, TextWriter output)
    {
        (_feeds, _output) = (feeds, output);
        _interval = TimeSpan.FromSeconds(Math.Ceiling(Math.Max(LeastInterval.TotalSeconds, feeds / PollsPerSecond)));
    }

    /// <returns>Whether all that must be kept was kept.</returns>
    public static async Task<bool> RunAsync(double minutes, int seed, int feeds, int hosts, TextWriter output)
    {
        await using var run = new FailureRun(feeds, output);
        return await run.RunAsync(minutes, seed, hosts);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _cast) await process.DisposeAsync();
        if (_web is not null) await _web.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        if (!_isKept) Directory.Delete(_folder, recursive: true);
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> RunAsync(double minutes, int seed, int hosts)
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)Convert.ToInt32("755", 8));
        _database = await FailureDatabase.StartAsync(_folder);
        _web = await FailureWeb.StartAsync(_clock, hosts);
        var start = await PrepareAsync(hosts);
        foreach (var (role, processes) in Roles)
        {
            for (var n = 1; n <= processes; n++) _cast.Add(new FailureProcess(Line($"{role}-{n}"), role, _folder, _database, Variables()));
        }

        foreach (var process in _cast) process.Start();
        var follower = new FailureFollower([.. _cast.Where(process => process.Name.StartsWith("desk", StringComparison.Ordinal)).Select(process => process.Data)], start.ToString());
        using var followed = new CancellationTokenSource();
        var following = follower.RunAsync(followed.Token);
        await UntilAsync(async () => await AskAsync(reader => reader.LinkedThrough) > 0, "anything linked");
        await _output.WriteLineAsync(Line($"{_feeds} feeds under {hosts} hosts, asked every {_interval.TotalSeconds:0} s at most; lease {Lease.TotalSeconds:0} s; {_cast.Count} processes; fsync, full_page_writes and synchronous_commit on; seed {seed}"));
        var faults = new FailureFaults(_database, _cast, await WrongClock.MakeAsync(_folder), Lease, _clock, new Random(seed));
        await FailAsync(faults, TimeSpan.FromMinutes(minutes));
        await SettleAsync(follower, start);
        await followed.CancelAsync();
        await following;
        await EndAsync();
        return await JudgeAsync(faults, follower, start);
    }

    /// <summary>Makes the tables, and notes in the database beside them what is written under a role, by whom and under which epoch.</summary>
    private async Task<ChangeCursor> PrepareAsync(int hosts)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "config"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "config", "feeds.json"), JsonSerializer.Serialize(new { feeds = Enumerable.Range(0, _feeds).Select(n => new { id = Line($"feed-{n}"), url = Line($"http://{_web.HostOf(n)}:{_web.Port}/{n}") }) }));
        await File.WriteAllLinesAsync(Path.Combine(_folder, "hosts"), Enumerable.Range(0, hosts).Select(n => "127.0.0.1 " + _web.HostOf(n)).Prepend("127.0.0.1 localhost"));
        ChangeCursor start;
        await using (var store = PostgresStore.Open(_database.Connection(_database.Port, "prepare"), TimeSpan.Zero, CancellationToken.None)) start = store.LatestChange;
        await _database.AskAsync("""
            CREATE TABLE writes (number bigserial PRIMARY KEY, role text NOT NULL, transaction bigint NOT NULL, epoch bigint NOT NULL, process text NOT NULL, key bigint NOT NULL);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
              INSERT INTO public.writes (role, transaction, epoch, process, key)
              SELECT TG_ARGV[0], txid_current(), h.epoch, current_setting('application_name'), NEW.key FROM machine.holds h WHERE h.name = 'role:' || TG_ARGV[0];
              RETURN NULL;
            END $$;
            CREATE TRIGGER note AFTER INSERT OR UPDATE ON machine.assignments FOR EACH ROW EXECUTE FUNCTION note('link');
            CREATE TRIGGER note AFTER INSERT ON machine.briefings FOR EACH ROW EXECUTE FUNCTION note('brief');
            """);
        return start;
    }

    private Dictionary<string, string> Variables() => new(StringComparer.Ordinal)
    {
        ["IM_STORE__ENGINE"] = "postgres",
        ["IM_STORE__CONNECTION"] = "env:PLACE",
        ["IM_STORE__LEASE"] = Lease.ToString("c", CultureInfo.InvariantCulture),
        ["IM_DESK__PORT"] = "0",
        ["IM_FEEDS__ALLOWPRIVATENETWORKS"] = "true",
        ["IM_FEEDS__MINIMUMINTERVAL"] = _interval.ToString("c", CultureInfo.InvariantCulture),
        ["IM_FEEDS__MAXIMUMINTERVAL"] = (_interval * 1.5).ToString("c", CultureInfo.InvariantCulture),
        ["IM_FEEDS__POLLSPERPOST"] = "0",
        ["IM_FEEDS__HOSTGAP"] = "00:00:00.2",
        ["IM_FEEDS__CONCURRENCYPERHOST"] = PerHost.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Lets it fail; a process that ends without having been told to is noted and started again.</summary>
    private async Task FailAsync(FailureFaults faults, TimeSpan duration)
    {
        using var end = new CancellationTokenSource(duration);
        var failing = faults.RunAsync(end.Token);
        while (!failing.IsCompleted)
        {
            await Task.WhenAny(failing, Task.Delay(TimeSpan.FromSeconds(1)));
            NoteEnded();
        }

        await failing;
    }

    private void NoteEnded()
    {
        foreach (var process in _cast.Where(process => !process.IsBusy))
        {
            if (process.EndedWith is not { } code) continue;
            _ended.Add(Line($"{process.Incarnation} ended with {code}: {process.LastWords()}"));
            process.Start();
        }
    }

    /// <summary>Nothing fails any more and nothing new is published: what is there is to be stored, linked and told within minutes.</summary>
    private async Task SettleAsync(FailureFollower follower, ChangeCursor start)
    {
        _web.EndNews();
        var published = Enumerable.Range(0, _feeds).Sum(feed => _web.Published(feed).LongCount());
        await UntilAsync(async () => await AskAsync(reader => reader.Counts().Posts) >= published, "all posts stored");
        await UntilAsync(async () => await AskAsync(reader => reader.LinkedThrough) >= published, "all posts linked");
        await UntilAsync(async () => await AskAsync(reader => reader.ThreadsToBrief().Count(thread => thread.BriefingVersion == 0)) == 0, "all threads looked at by the writer");
        await UntilAsync(async () => (await AskAsync(reader => reader.ChangesAfter(start).Count(change => change.Cursor.Number > follower.Told.DefaultIfEmpty().Max()))) == 0, "all changes told");
    }

    private async Task EndAsync()
    {
        NoteEnded();
        var codes = await Task.WhenAll(_cast.Select(async process => (Process: process, Code: await process.EndAsync(TimeSpan.FromSeconds(60)))));
        foreach (var (process, code) in codes.Where(ended => ended.Code != 0)) _ended.Add(Line($"{process.Incarnation} was told to end and {(code is { } number ? Line($"ended with {number}") : "did not")}: {process.LastWords()}"));
    }

    private async Task<bool> JudgeAsync(FailureFaults faults, FailureFollower follower, ChangeCursor start)
    {
        await using var reader = PostgresReader.OpenToRead(_database.Connection(_database.Port, "judge"));
        var writes = await WritesAsync();
        var (links, threads) = await ReplayAsync(reader, Rounds(writes));
        var record = new FailureRecord
        {
            Interval = _interval,
            Lease = Lease,
            PerHost = PerHost,
            Published = [.. Enumerable.Range(0, _feeds).SelectMany(_web.Published)],
            Posts = [.. reader.PostsAfter(0).Select(post => new StoredPost(post.Sequence, post.Id.Value, post.Guid))],
            LinkedThrough = reader.LinkedThrough,
            Links = Links(reader),
            Threads = Threads(reader),
            ReplayedLinks = links,
            ReplayedThreads = threads,
            Writes = writes,
            Requests = [.. _web.Requests],
            Changes = [.. reader.ChangesAfter(start).Select(change => change.Cursor.Number)],
            Followed = [.. follower.Told],
            Faults = [.. faults.Done],
            Ended = [.. _ended],
        };
        var violations = FailureChecker.Check(record);
        await PrintAsync(record, violations, faults.Impossible);
        _isKept = violations.Count > 0;
        if (_isKept) await _output.WriteLineAsync("logs are kept in " + _folder);
        return !_isKept;
    }

    private async Task PrintAsync(FailureRecord record, IReadOnlyList<Violation> violations, IReadOnlyList<FaultKind> impossible)
    {
        await _output.WriteLineAsync("fault             times  seconds");
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            var faults = record.Faults.Where(fault => fault.Kind == kind).ToList();
            await _output.WriteLineAsync(impossible.Contains(kind) ? Line($"{kind,-16}  not possible here") : Line($"{kind,-16} {faults.Count,6} {faults.Sum(fault => (fault.End - fault.Begin).TotalSeconds),8:0.0}"));
        }

        await _output.WriteLineAsync(Line($"{record.Faults.Length} faults in {_clock.Elapsed.TotalSeconds:0} s, {_cast.Sum(process => process.Starts)} starts of {_cast.Count} processes"));
        await _output.WriteLineAsync(Line($"{record.Posts.Length} posts of {record.Published.Length} published, {record.Threads.Length} threads, {Rounds(record.Writes).Count} rounds, {record.Requests.Length} requests, {record.Changes.Length} changes"));
        await _output.WriteLineAsync(string.Join(", ", record.Writes.GroupBy(write => write.Role, StringComparer.Ordinal).Select(role => Line($"{role.Key}: {role.Select(write => write.Epoch).Distinct().Count()} epochs wrote"))));
        foreach (var rule in FailureChecker.Rules) await _output.WriteLineAsync(Line($"{rule,-26} {violations.Count(violation => violation.Rule == rule),6} violations"));
        foreach (var group in violations.GroupBy(violation => violation.Rule, StringComparer.Ordinal))
        {
            foreach (var violation in group.Take(12)) await _output.WriteLineAsync($"{violation.Rule}: {violation.Detail}");
        }

        if (violations.Count > 0)
        {
            foreach (var fault in record.Faults.OrderBy(fault => fault.Begin)) await _output.WriteLineAsync(Line($"  {fault.Begin} to {fault.End} {fault.Kind} {fault.Process}"));
        }
    }

    private async Task<ImmutableArray<RoleWrite>> WritesAsync()
    {
        await using var source = NpgsqlDataSource.Create(Line($"Host=127.0.0.1;Port={_database.Port};Username=postgres;Database={FailureDatabase.Role};Pooling=false"));
        await using var command = source.CreateCommand("SELECT role, transaction, epoch, process, key FROM writes ORDER BY number");
        await using var reader = await command.ExecuteReaderAsync();
        var writes = ImmutableArray.CreateBuilder<RoleWrite>();
        while (await reader.ReadAsync()) writes.Add(new RoleWrite(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetInt64(4)));
        return writes.ToImmutable();
    }

    /// <summary>Where rounds of linking ended: a round is a transaction, and its last post the last of all until then.</summary>
    private static List<long> Rounds(IEnumerable<RoleWrite> writes)
    {
        var rounds = new List<long>();
        foreach (var round in writes.Where(write => write.Role == "link").GroupBy(write => write.Transaction))
        {
            var last = round.Max(write => write.Key);
            if (last > rounds.LastOrDefault()) rounds.Add(last);
        }

        return rounds;
    }

    private static async Task<(ImmutableArray<LinkedPost> Links, ImmutableArray<LinkedThread> Threads)> ReplayAsync(PostgresReader reader, List<long> rounds)
    {
        await using var replayed = LiteDbStore.InMemory();
        var linking = new ThreadRound(replayed, new ThreadOptions(), TimeProvider.System, NullLogger<ThreadRound>.Instance);
        var last = 0L;
        foreach (var bound in rounds)
        {
            await replayed.CommitAsync(new StoreBatch { NewPosts = [.. reader.PostsAfter(last).TakeWhile(post => post.Sequence <= bound)] }, CancellationToken.None);
            await linking.RunAsync(CancellationToken.None);
            last = bound;
        }

        return (Links(replayed), Threads(replayed));
    }

    private static ImmutableArray<LinkedPost> Links(IMachineReader reader) => [.. reader.AssignmentsAfter(0).Select(item => new LinkedPost(item.Sequence, item.Post.Value, item.Thread.Value))];

    private static ImmutableArray<LinkedThread> Threads(IMachineReader reader) => [.. reader.Threads().Select(thread => new LinkedThread(thread.Id.Value, thread.MergedInto?.Value, thread.PostCount))];

    private async Task<long> AskAsync(Func<PostgresReader, long> question)
    {
        await using var reader = PostgresReader.OpenToRead(_database.Connection(_database.Port, "question"));
        return question(reader);
    }

    /// <summary>What does not come about in time is seen by the checker.</summary>
    private async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(500))
        {
            NoteEnded();
            try
            {
                if (await condition()) return;
            }
            catch (IOException)
            {
                // The server is busy.
            }

            if (Stopwatch.GetElapsedTime(begun) < Patience) continue;
            _ended.Add(Line($"within {Patience.TotalSeconds:0} s there were not {what}"));
            return;
        }
    }
}
