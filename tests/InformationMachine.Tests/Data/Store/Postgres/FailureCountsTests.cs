using System.Globalization;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using Npgsql;

namespace InformationMachine.Tests.Data.Store.Postgres;

/// <summary>Failures counted for all processes on one database. Each instance here has connections of its own, as another process has.</summary>
public sealed class FailureCountsTests : IAsyncLifetime
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private readonly PostgresEngine _engine = new();
    private PostgresDocuments _one = null!;
    private PostgresDocuments _other = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Of a machine that runs, which has made the tables.
        await using (await _engine.OpenAsync()) _one = PostgresDocuments.Open(await _engine.ConnectionAsync());
        _other = PostgresDocuments.Open(await _engine.ConnectionAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_one is not null) await _one.DisposeAsync();
        if (_other is not null) await _other.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public void What_fails_at_one_process_counts_at_the_other()
    {
        IReadOnlyList<FailureLimit> limits = [new("ada", 50), new("ada from here", 3)];
        _one.TryAdd(limits, Pause, null).ShouldBeTrue();
        _other.TryAdd(limits, Pause, null).ShouldBeTrue();
        _other.IsReached(limits, Pause).ShouldBeFalse();
        _one.TryAdd(limits, Pause, null).ShouldBeTrue();
        _other.IsReached(limits, Pause).ShouldBeTrue();
        _other.TryAdd(limits, Pause, null).ShouldBeFalse();
        _other.IsReached([new("ada", 50), new("ada from there", 3)], Pause).ShouldBeFalse("elsewhere nothing has failed");
        _one.Forget(["ada", "ada from here"]);
        _other.IsReached(limits, Pause).ShouldBeFalse();
        _other.TryAdd(limits, Pause, null).ShouldBeTrue();
    }

    [Fact]
    public async Task A_try_that_is_refused_by_one_limit_counts_for_none()
    {
        IReadOnlyList<FailureLimit> limits = [new("ada", 50), new("ada from here", 2)];
        for (var tries = 0; tries < 10; tries++) _one.TryAdd(limits, Pause, null).ShouldBe(tries < 2);
        (await AskAsync("SELECT failures FROM {0}.failures WHERE key = 'ada'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_count_ends_a_pause_after_its_last_failure()
    {
        IReadOnlyList<FailureLimit> limits = [new("ada", 2)];
        _one.TryAdd(limits, Pause, null);
        _one.TryAdd(limits, Pause, null);
        _other.IsReached(limits, Pause).ShouldBeTrue();
        await AskAsync("UPDATE {0}.failures SET last = last - interval '15 minutes 1 second'");
        _other.IsReached(limits, Pause).ShouldBeFalse();
        _other.TryAdd(limits, Pause, null).ShouldBeTrue();
        (await AskAsync("SELECT failures FROM {0}.failures")).ShouldBe(1, "it begins anew");
    }

    [Fact]
    public async Task Of_tries_that_come_at_once_over_two_processes_no_more_pass_than_may()
    {
        PostgresDocuments[] both = [_one, _other];
        var passed = 0;
        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(() => { if (both[n % 2].TryAdd([new("ada", 50), new("ada from here", 5)], Pause, null)) Interlocked.Increment(ref passed); }, Token)));
        passed.ShouldBe(5);
        _one.Forget(["ada", "ada from here"]);
        passed = 0;
        await Task.WhenAll(Enumerable.Range(0, 80).Select(n => Task.Run(() => { if (both[n % 2].TryAdd([new("ada", 20), new(Key("ada from", n), 5)], Pause, null)) Interlocked.Increment(ref passed); }, Token)));
        passed.ShouldBe(20);
    }

    [Fact]
    public async Task What_has_ended_and_what_is_too_much_is_swept()
    {
        for (var n = 0; n < 30; n++) _one.TryAdd([new(Key("old", n), 5)], Pause, 10_000);
        await AskAsync("UPDATE {0}.failures SET last = last - interval '1 day'");
        _one.TryAdd([new("ada", 5)], Pause, null);
        (await AskAsync("SELECT string_agg(key, ' ') FROM {0}.failures")).ShouldBe("ada");

        for (var n = 0; n < 30; n++) _one.TryAdd([new(Key("made up", n), 5)], Pause, 10);
        ((long)(await AskAsync("SELECT count(*) FROM {0}.failures WHERE made_up"))!).ShouldBeInRange(10, 11);
        (await AskAsync("SELECT count(*) FROM {0}.failures WHERE key = 'ada'")).ShouldBe(1L, "made-up names push no account out");
        (await AskAsync("SELECT count(*) FROM {0}.failures WHERE key = 'made up 29'")).ShouldBe(1L, "the newest stay");
        _other.IsFull(Pause, 10).ShouldBeTrue();
        _other.IsFull(Pause, 12).ShouldBeFalse();
    }

    private static string Key(string name, int n) => string.Create(CultureInfo.InvariantCulture, $"{name} {n}");

    private async Task<object?> AskAsync(string sql) =>
        await (await PostgresServer.OneAsync()).AskAsync(sql.Replace("{0}", new NpgsqlConnectionStringBuilder(await _engine.ConnectionAsync()).SearchPath, StringComparison.Ordinal));
}
