using System.Diagnostics;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.Records;
using Npgsql;

namespace InformationMachine.Data.Postgres;

/// <summary>
/// A store in a PostgreSQL database, which any number of processes write and read. Thread-safe. A lost connection is a state
/// (<see cref="Health"/>) that ends by itself; a commit whose outcome the loss left open is asked for, and acknowledged or refused only
/// when that is known.
/// </summary>
public sealed partial class PostgresStore : PostgresReader, IStoreUpkeep
{
    /// <summary>How long rights hold without a sign of life, unless the settings say otherwise.</summary>
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>How old what is known of others' commits may be.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly WriterLease _lease;
    private readonly HeldLeases _held;
    private readonly TableCollections _tables;
    private readonly GroupCommitter _committer;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewing;
    private readonly long _changesKept;
    private BatchWriter? _writer;
    private StoreHealth _health = StoreHealth.Good;
    private long _commits;
    private long _written;
    private bool _isStale;
    private int _disposed;

    private PostgresStore(StoreDatabase database, WriterLease lease, long changesKept)
        : base(database)
    {
        _lease = lease;
        _held = new HeldLeases(database.Schema, lease.Member, lease.Duration);
        _changesKept = changesKept;
        _tables = new TableCollections(new TableSession(database.Schema));
        _committer = new GroupCommitter(Write);
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when another process has taken the right to write for itself alone: this one can only end.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <inheritdoc/>
    public StoreHealth Health => Volatile.Read(ref _health);

    /// <summary>The transactions of all processes; those of others at most about a second ago.</summary>
    public long Commits => Volatile.Read(ref _commits);

    /// <summary>Told between the last statement of a transaction and its commit, and after the commit before that is known: for tests.</summary>
    internal Action<NpgsqlConnection, bool>? AtCommit { get; set; }

    /// <summary>Opens a store to be written, creating its tables where there are none.</summary>
    /// <param name="connection">The connection string; <c>Search Path</c> names the schema (default <c>machine</c>).</param>
    /// <param name="patience">
    /// How long to wait for a process that was killed while it had the database to itself. What is renewed meanwhile is somebody's, and is not waited for.
    /// </param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StoreLockedException">Another process has the database to itself.</exception>
    /// <exception cref="DataFileException">The tables are those of a newer program, or a right is missing.</exception>
    /// <exception cref="IOException">The server cannot be reached or refuses.</exception>
    public static PostgresStore Open(string connection, TimeSpan patience, CancellationToken cancellationToken) =>
        Open(connection, patience, LeaseDuration, cancellationToken);

    /// <summary>The same with another lease.</summary>
    /// <param name="connection">The connection string.</param>
    /// <param name="patience">How long to wait for a process that was killed while it had the database to itself.</param>
    /// <param name="lease">How long this process keeps roles and hosts without a sign of life.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StoreLockedException">Another process has the database to itself.</exception>
    /// <exception cref="DataFileException">The tables are those of a newer program, or a right is missing.</exception>
    /// <exception cref="IOException">The server cannot be reached or refuses.</exception>
    public static PostgresStore Open(string connection, TimeSpan patience, TimeSpan lease, CancellationToken cancellationToken) =>
        Open(connection, patience, lease, ChangeWriter.Window, cancellationToken);

    /// <summary>The same with another lease and a change feed that reaches back so far.</summary>
    internal static PostgresStore Open(string connection, TimeSpan patience, TimeSpan lease, long changesKept, CancellationToken cancellationToken)
    {
        var database = StoreDatabase.Of(connection);
        return Guarded(database, () =>
        {
            SchemaKeeper.Ensure(database);
            var writer = new WriterLease(database.Schema, lease);
            LeaseTaking.Take(database, writer.TryJoin, patience, cancellationToken);
            RefuseCopy(database, writer);
            return new PostgresStore(database, writer, changesKept);
        });
    }

    /// <summary>Asked as a member, beside whom nobody copies.</summary>
    private static void RefuseCopy(StoreDatabase database, WriterLease lease)
    {
        try
        {
            CopyMark.Refuse(database);
        }
        catch (DataFileException)
        {
            using var connection = database.Open();
            lease.Release(connection);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task CommitAsync(StoreBatch batch, CancellationToken cancellationToken) => _committer.CommitAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public StoreLease? Hold(StoreRole role) => _held.Find(StoreLease.NameOf(role)) ?? (Take([StoreLease.NameOf(role)]) is [var taken] ? taken : null);

    /// <inheritdoc/>
    public IReadOnlyList<StoreLease> Claim(IReadOnlyCollection<string> hosts)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hosts.Count, IMachineStore.MostHosts, nameof(hosts));
        return hosts.Count == 0 ? [] : Take([.. hosts.Select(StoreLease.NameOf)]);
    }

    /// <inheritdoc/>
    public void Release(IReadOnlyCollection<StoreLease> leases) => _held.Return(leases);

    /// <inheritdoc/>
    public StoreHealth CheckHealth()
    {
        if (Health.IsWriting || _lost.IsCancellationRequested) return Health;
        try
        {
            using var connection = Database.Open();
            // A change and not a question: a full disk answers questions.
            if (_lease.Renew(connection)) Volatile.Write(ref _health, StoreHealth.Good);
            else Lose();
        }
        catch (Exception e) when (StoreTrouble.IsServer(e))
        {
            // It is as it was.
        }

        return Health;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _ended.CancelAsync();
        _committer.Dispose();
        await _renewing;
        try
        {
            using var patience = new CancellationTokenSource(LongestPause);
            await using var connection = await Database.OpenAsync(patience.Token);
            await _lease.ReleaseAsync(connection, patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException || StoreTrouble.IsServer(e))
        {
            // It ends by itself.
        }

        _ended.Dispose();
        _lost.Dispose();
        await base.DisposeAsync();
    }

    /// <inheritdoc/>
    private protected override Exception Told(Exception exception)
    {
        var told = base.Told(exception);
        if (told is StoreUnreachableException) Fail(told);
        return told;
    }

    private IReadOnlyList<StoreLease> Take(IReadOnlyCollection<string> names)
    {
        try
        {
            return Database.Retried(() =>
            {
                using var connection = Database.Open();
                return _held.Take(connection, names);
            });
        }
        catch (Exception e) when (StoreTrouble.IsServer(e))
        {
            throw Told(e);
        }
    }

    private async Task RenewAsync()
    {
        var every = _lease.Duration / 3;
        using var timer = new PeriodicTimer(every < BetweenLooks ? every : BetweenLooks);
        long renewed = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token) && !_lost.IsCancellationRequested)
            {
                try
                {
                    await using var connection = await Database.OpenAsync(_ended.Token);
                    Seen(await _lease.CountAsync(connection, _ended.Token));
                    _held.Tell(connection);
                    if (renewed != 0 && Stopwatch.GetElapsedTime(renewed) < every) continue;
                    renewed = Stopwatch.GetTimestamp();
                    await RenewAsync(connection);
                }
                catch (PostgresException e) when (StoreTrouble.IsVictim(e))
                {
                    // It and a transaction waited for each other: once more.
                    renewed = 0;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // Whatever it is, the signs of life go on.
                    Database.Forget();
                    Fail(StoreTrouble.Told(e, Database.Place));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task RenewAsync(NpgsqlConnection connection)
    {
        if (!await _lease.RenewAsync(connection, _ended.Token))
        {
            Lose();
            return;
        }

        _held.Renew(connection);
        // The fault of a commit ends with a commit, or by being looked for.
        if (!Health.IsReachable) Volatile.Write(ref _health, StoreHealth.Good);
    }

    /// <summary>The committer and the loop both hear of commits, the latter maybe late.</summary>
    private void Seen(long commits)
    {
        for (var known = Volatile.Read(ref _commits); commits > known;)
        {
            var before = Interlocked.CompareExchange(ref _commits, commits, known);
            if (before == known) return;
            known = before;
        }
    }

    private void Lose()
    {
        Fail(new StoreLockedException($"Another machine has the database {Database.Place} to itself now; this one writes nothing any more."));
        _lost.Cancel();
    }

    private void Fail(Exception e)
    {
        var known = Health;
        var isReachable = e is not StoreUnreachableException;
        // What was told first stays told, so that a log is not filled with one fault in other words.
        if (!known.IsWriting && known.IsReachable == isReachable) return;
        Volatile.Write(ref _health, new StoreHealth(e.Message, known.Since ?? TimeProvider.System.GetUtcNow()) { IsReachable = isReachable });
    }
}
