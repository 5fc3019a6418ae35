using System.Diagnostics;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Postgres;

/// <content>What is done to the store as a whole. The server does most of it by itself.</content>
public sealed partial class PostgresStore
{
    private static readonly TimeSpan SizeHolds = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _copyTurn = new(1);
    private long _size;
    private long _sizedAt;

    /// <summary>The size of the tables with their indices, in bytes; at most a minute old, and the last that was known while the server cannot be reached.</summary>
    public long FileBytes
    {
        get
        {
            if (_sizedAt != 0 && Stopwatch.GetElapsedTime(_sizedAt) < SizeHolds) return _size;
            try
            {
                _size = StoredBytes;
                _sizedAt = Stopwatch.GetTimestamp();
            }
            catch (IOException)
            {
                // The size is no reason to fail.
            }

            return _size;
        }
    }

    /// <inheritdoc/>
    public bool LooksAfterRoom => true;

    /// <inheritdoc/>
    public double FreedShare() => 0;

    /// <inheritdoc/>
    public Task CopyToAsync(string target, CancellationToken cancellationToken) => CopyToAsync(target, static () => { }, cancellationToken);

    /// <inheritdoc/>
    public async Task CopyToAsync(string target, Action copied, CancellationToken cancellationToken)
    {
        await _copyTurn.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(() => WriteDataFile(target, cancellationToken), cancellationToken);
            copied();
        }
        finally
        {
            _copyTurn.Release();
        }
    }

    /// <summary>Not done: autovacuum gives room back to later rows.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public Task<CompactionResult> CompactAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("PostgreSQL reuses free room by itself (autovacuum); VACUUM FULL or pg_repack give it back to the disk.");

    /// <summary>Moves nothing: old threads stay in the database, whose tables may be of any size.</summary>
    /// <returns>0.</returns>
    public Task<int> ArchiveAsync(IReadOnlyCollection<ThreadId> threads, int year, CancellationToken cancellationToken) => Task.FromResult(0);
}
