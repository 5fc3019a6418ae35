using System.Collections.Concurrent;
using System.Diagnostics;
using InformationMachine.Tests.Data.Failures;
using Npgsql;

namespace InformationMachine.Benchmarks.Failures;

/// <summary>What is done to the processes and to the database, drawn by a seed: every kind comes up as often as every other.</summary>
/// <param name="database">The database.</param>
/// <param name="cast">The processes.</param>
/// <param name="library">What sets a clock off; null where that is not possible.</param>
/// <param name="lease">How long a process keeps its rights.</param>
/// <param name="clock">The time of the run.</param>
/// <param name="random">Draws.</param>
internal sealed class FailureFaults(FailureDatabase database, IReadOnlyList<FailureProcess> cast, string? library, TimeSpan lease, Stopwatch clock, Random random)
{
    private const int AtOnce = 3;
    private const int MostConnections = 120;
    private const int Hour = 3600;

    private static readonly string[] IdleStatements =
    [
        // Whoever reads for long keeps the server from cleaning up.
        "LOCK TABLE machine.posts, machine.feeds, machine.assignments, machine.threads IN ACCESS SHARE MODE",
        // Every commit waits for this row.
        "SELECT * FROM machine.leases FOR UPDATE",
        // Every renewal waits for these.
        "SELECT * FROM machine.holds FOR UPDATE",
        "SELECT * FROM machine.members FOR UPDATE",
    ];

    private readonly ConcurrentQueue<Fault> _faults = new();
    private readonly Lock _drawing = new();
    private bool _isServerBusy;

    public IReadOnlyCollection<Fault> Done => _faults;

    /// <summary>Kinds that cannot be tried here.</summary>
    public IReadOnlyList<FaultKind> Impossible => [.. Enum.GetValues<FaultKind>().Where(kind => (kind == FaultKind.WrongClock && library is null) || (kind == FaultKind.FullDisk && !database.HasDisk))];

    /// <summary>Goes on until cancelled, and then until what was begun is over.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var kinds = Enum.GetValues<FaultKind>().Except(Impossible).ToArray();
        var running = new List<Task>();
        for (var n = 0; !cancellationToken.IsCancellationRequested; n++)
        {
            if (n % kinds.Length == 0) random.Shuffle(kinds);
            running.RemoveAll(task => task.IsCompletedSuccessfully);
            while (running.Count >= AtOnce)
            {
                await Task.WhenAny(running);
                running.RemoveAll(task => task.IsCompletedSuccessfully);
            }

            running.Add(BeginAsync(kinds[n % kinds.Length]));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 3000)), cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await Task.WhenAll(running);
    }

    private Task BeginAsync(FaultKind kind) => kind switch
    {
        FaultKind.Kill or FaultKind.Stop or FaultKind.BlackHole or FaultKind.WrongClock => MeetAsync(kind),
        _ => MeetServerAsync(kind),
    };

    private async Task MeetAsync(FaultKind kind)
    {
        if (await DrawAsync() is not { } process) return;
        var begin = clock.Elapsed;
        var pause = lease * (1.2 + Draw());
        switch (kind)
        {
            case FaultKind.Kill:
                await process.KillAsync();
                await Task.Delay(pause * Draw());
                process.Start();
                break;
            case FaultKind.WrongClock:
                await process.KillAsync();
                process.Start((library!, Draw() < 0.5 ? Hour : -Hour));
                break;
            case FaultKind.Stop:
                process.Stop();
                await Task.Delay(pause);
                process.Continue();
                break;
            default:
                process.Proxy.Swallow();
                await Task.Delay(pause);
                process.Proxy.Forward(late: Draw() < 0.5);
                break;
        }

        Keep(kind, process.Name, begin);
        process.IsBusy = false;
    }

    /// <summary>A third of the time whoever links: most would otherwise meet processes that stand by.</summary>
    private async Task<FailureProcess?> DrawAsync()
    {
        var linker = 0;
        try
        {
            if (Draw() < 1.0 / 3 && await database.AskAsync("SELECT split_part(m.holder, ':', 2)::int FROM machine.holds h JOIN machine.members m ON m.id = h.member WHERE h.name = 'role:link'") is int id) linker = id;
        }
        catch (NpgsqlException)
        {
            // The server is away: anybody.
        }

        lock (_drawing)
        {
            var idle = cast.Where(process => !process.IsBusy).ToList();
            var drawn = idle.Find(process => process.Id == linker) ?? (idle.Count == 0 ? null : idle[random.Next(idle.Count)]);
            if (drawn is not null) drawn.IsBusy = true;
            return drawn;
        }
    }

    private async Task MeetServerAsync(FaultKind kind)
    {
        lock (_drawing)
        {
            if (_isServerBusy) return;
            _isServerBusy = true;
        }

        var begin = clock.Elapsed;
        try
        {
            switch (kind)
            {
                case FaultKind.Terminate: await TerminateAsync(Draw() < 0.5 ? "" : cast[random.Next(cast.Count)].Name + "."); break;
                case FaultKind.FastRestart: await database.RestartAsync("fast"); break;
                case FaultKind.ImmediateRestart: await database.RestartAsync("immediate"); break;
                case FaultKind.IdleTransaction: await IdleAsync(IdleStatements[random.Next(IdleStatements.Length)], lease * (1 + Draw())); break;
                case FaultKind.NoConnections: await TakeConnectionsAsync(lease * (0.5 + Draw())); break;
                default: await FillAsync(lease * (0.5 + Draw())); break;
            }
        }
        catch (NpgsqlException)
        {
            // The server had other troubles.
        }

        Keep(kind, null, begin);
        lock (_drawing) _isServerBusy = false;
    }

    private Task TerminateAsync(string name) =>
        database.AskAsync($"SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity WHERE usename = '{FailureDatabase.Role}' AND starts_with(application_name, '{name}') ORDER BY md5(pid::text) LIMIT 6) some");

    private async Task IdleAsync(string statement, TimeSpan pause)
    {
        await using var source = NpgsqlDataSource.Create(database.Connection(database.Port, "idle", "Pooling=false"));
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
        await Task.Delay(pause);
        await transaction.RollbackAsync();
    }

    /// <summary>Sessions that others lose meanwhile are taken as well.</summary>
    private async Task TakeConnectionsAsync(TimeSpan pause)
    {
        var taken = new List<NpgsqlConnection>();
        await using var source = NpgsqlDataSource.Create(database.Connection(database.Port, "hog", "Pooling=false"));
        try
        {
            await TakeAsync(source, taken);
            await TerminateAsync("");
            for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < pause; await Task.Delay(50)) await TakeAsync(source, taken);
        }
        finally
        {
            foreach (var connection in taken) await connection.DisposeAsync();
        }
    }

    private static async Task TakeAsync(NpgsqlDataSource source, List<NpgsqlConnection> taken)
    {
        try
        {
            while (taken.Count < MostConnections) taken.Add(await source.OpenConnectionAsync());
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            // All are taken.
        }
    }

    private async Task FillAsync(TimeSpan pause)
    {
        await database.FillAsync();
        await Task.Delay(pause);
        await database.FreeAsync();
    }

    private void Keep(FaultKind kind, string? process, TimeSpan begin) => _faults.Enqueue(new Fault(kind, process, begin, clock.Elapsed));

    private double Draw()
    {
        lock (_drawing) return random.NextDouble();
    }
}
