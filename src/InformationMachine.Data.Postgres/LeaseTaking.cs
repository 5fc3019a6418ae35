using System.Diagnostics;
using InformationMachine.Data.Store;
using Npgsql;

namespace InformationMachine.Data.Postgres;

/// <summary>Takes the right to write, where need be after the end of one whose holder is gone.</summary>
internal static class LeaseTaking
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>Takes it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="take">Tries once.</param>
    /// <param name="patience">How long to wait for a lease that is not renewed.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StoreLockedException">Somebody holds it.</exception>
    public static void Take(StoreDatabase database, Func<NpgsqlConnection, bool> take, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        TimeSpan? least = null;
        while (true)
        {
            try
            {
                using var connection = database.Open();
                if (take(connection)) return;
                var (holder, left, members) = WriterLease.Look(new TableSession(database.Schema) { Connection = connection });
                // What has longer to go than before was renewed: its holder lives.
                if (left > least + BetweenLooks || Stopwatch.GetElapsedTime(started) >= patience) throw Held(database, members.Count > 0 ? string.Join(", ", members) : holder, left);
                least = left;
            }
            catch (Exception e) when (StoreTrouble.IsBroken(e) && Stopwatch.GetElapsedTime(started) < patience)
            {
                // A connection that is lost while a lease is waited for is no reason to give up waiting.
                database.Forget();
            }

            cancellationToken.WaitHandle.WaitOne(BetweenLooks);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static StoreLockedException Held(StoreDatabase database, string holder, TimeSpan left) =>
        new($"{database.Place} is written by another machine ({holder}; a lease holds {Math.Ceiling(left.TotalSeconds)} s yet, unless renewed). Stop it first, or name another database or schema.");
}
