using System.Data;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.Records;
using Npgsql;

namespace InformationMachine.Data.Postgres;

/// <content>How a group of batches is stored; all of it on the committer's thread.</content>
public sealed partial class PostgresStore
{
    private void Write(IReadOnlyList<StoreBatch> batches)
    {
        if (_lost.IsCancellationRequested) throw new StoreLockedException(Health.Fault!);
        try
        {
            // What is broken off before its commit was not stored, and what a commit in doubt did is known when it returns.
            Database.Retried(() => WriteOnce(batches));
        }
        catch (Exception e) when (e is StoreLockedException || StoreTrouble.IsServer(e))
        {
            throw Failed(e);
        }

        Volatile.Write(ref _health, StoreHealth.Good);
    }

    private Exception Failed(Exception e)
    {
        if (e is StoreLockedException) Lose();
        var told = StoreTrouble.Told(e, Database.Place);
        if (told is IOException) Fail(told);
        return told;
    }

    private bool WriteOnce(IReadOnlyList<StoreBatch> batches)
    {
        using var connection = Database.Open();
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            _lease.Begin(connection);
            _held.Check(connection, [.. batches.SelectMany(batch => batch.Leases).Distinct()]);
            Apply(connection, batches);
            AtCommit?.Invoke(connection, false);
        }
        catch (Exception e)
        {
            _tables.Reset();
            _isStale = true;
            // A unique key that is there, or a value that does not fit, is the batch's fault and none of the connection's.
            if (e is PostgresException && !StoreTrouble.IsServer(e)) throw StoreTrouble.Told(e, Database.Place);
            throw;
        }

        Commit(connection, transaction);
        _lease.Own++;
        _written = _lease.Number;
        Seen(_lease.Number);
        return true;
    }

    private void Apply(NpgsqlConnection connection, IReadOnlyList<StoreBatch> batches)
    {
        _tables.Session.Connection = connection;
        _tables.Reset();
        if (_writer is null) _writer = new BatchWriter(_tables, _changesKept);
        else if (_isStale || _lease.Number != _written + 1) _writer.Reset(); // Another has written since, and given numbers.
        _isStale = false;
        foreach (var batch in batches) _writer.Apply(batch);
        _writer.WriteChanges();
        _tables.Flush();
    }

    /// <summary>Commits; where the connection is lost meanwhile, asks until it is known whether that was done.</summary>
    private void Commit(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        try
        {
            transaction.Commit();
            AtCommit?.Invoke(connection, true);
        }
        catch (Exception e) when (StoreTrouble.IsBroken(e))
        {
            Fail(StoreTrouble.Told(e, Database.Place));
            if (WasDone()) return;
            _isStale = true;
            throw;
        }
        catch
        {
            _isStale = true;
            throw;
        }
    }

    private bool WasDone()
    {
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                Database.Forget();
                using var connection = Database.Open();
                return _lease.WasDone(connection) ?? throw new StoreLockedException($"This machine was away from the database {Database.Place} for so long that it cannot be told whether its last commit was done.");
            }
            catch (Exception e) when (StoreTrouble.IsServer(e))
            {
                // Whoever stops the machine meanwhile is not kept waiting: the batch is there or not, and after the next start that is seen.
                if (_ended.Token.WaitHandle.WaitOne(pause)) throw new IOException($"Whether the last commit to {Database.Place} was done is not known: the machine was stopped before the database could be asked.", e);
            }
        }
    }
}
