using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Upkeep;

/// <summary>
/// Builds the data file anew, without its free pages, while it is in use: from a copy, after which what was written meanwhile is brought
/// over, again and again, until so little is left that writing can wait for it.
/// </summary>
internal sealed class Compaction : IDisposable
{
    private const int FewRecords = 500;
    private const int MostRounds = 30;
    private const int TooManyRecords = 5000;
    private const int LongestSlowdown = 100;
    private const long MaximumLogBytes = 32L * 1024 * 1024;
    private const int RecordsAtOnce = 500;

    private readonly DataFilePaths _paths;
    private readonly DataFilePaths _building;
    private HashSet<BsonValue>[] _touched = [];
    private StoreFile? _target;

    public Compaction(DataFilePaths paths)
    {
        _paths = paths;
        _building = Replacement.Begin(paths);
    }

    /// <summary>Where the copy goes from which the file is built.</summary>
    public string Source => Path.Combine(_paths.Building, "source.db");

    /// <summary>From now on every record that is written is noted. Called at the state that is copied.</summary>
    public void Watch(Collections live)
    {
        _touched = [.. live.All.Select(_ => new HashSet<BsonValue>())];
        foreach (var (collection, touched) in live.All.Zip(_touched)) collection.Touched = touched;
    }

    /// <summary>Ends the noting.</summary>
    public static void Unwatch(Collections live)
    {
        foreach (var collection in live.All) collection.Touched = null;
    }

    /// <summary>Builds from the copy.</summary>
    public void Build(CancellationToken cancellationToken)
    {
        using (var source = Snapshot.Open(Source))
        {
            _target = StoreFile.Create(_building, source.Collections.File!.Value);
            FileBuilder.Copy(question => question(source.Collections), _target, static (_, record) => record, cancellationToken);
        }

        File.Delete(Source);
    }

    /// <summary>Brings over what was written meanwhile until little is left.</summary>
    /// <param name="ask">Asks the file in use.</param>
    /// <param name="live">The collections of the file in use.</param>
    /// <param name="slowDown">Makes every commit wait so many milliseconds, so that bringing over gets ahead of writing.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="IOException">So much is written that the rest would hold up writing for too long.</exception>
    public void CatchUp(Func<Func<List<BsonDocument>>, List<BsonDocument>> ask, Func<Collections> live, Action<int> slowDown, CancellationToken cancellationToken)
    {
        var round = 0;
        Approach();
        _target!.Checkpoint();
        // Much may have been written while the disk took that.
        Approach();
        if (Left(ask) > TooManyRecords) throw new IOException("So much was written meanwhile that the data file was not compacted; it is as it was. Try again at a calmer time.");

        void Approach()
        {
            for (; round < MostRounds && Left(ask) > FewRecords; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                slowDown(Math.Min(LongestSlowdown, round * 10));
                Bring(ask, live);
            }
        }
    }

    /// <summary>Brings over the rest and makes the file ready to take the place of the one in use. Nothing may be written meanwhile.</summary>
    public void Finish(Collections live)
    {
        Bring(question => question(), () => live);
        _target!.Collections.Freed = 0;
        _target.Finish();
        _target.Dispose();
        _target = null;
    }

    public void Dispose() => _target?.Dispose();

    private int Left(Func<Func<List<BsonDocument>>, List<BsonDocument>> ask)
    {
        var left = 0;
        ask(() =>
        {
            left = _touched.Sum(keys => keys.Count);
            return [];
        });
        return left;
    }

    private void Bring(Func<Func<List<BsonDocument>>, List<BsonDocument>> ask, Func<Collections> live)
    {
        for (var i = 0; i < _touched.Length; i++)
        {
            var at = i;
            List<BsonValue> keys = [];
            ask(() =>
            {
                keys = [.. _touched[at]];
                _touched[at].Clear();
                return [];
            });
            foreach (var chunk in keys.Chunk(RecordsAtOnce)) Put(at, chunk, ask(() => [.. chunk.Select(key => live().All[at].FindById(key)).OfType<BsonDocument>()]));
        }
    }

    private void Put(int at, BsonValue[] keys, List<BsonDocument> records)
    {
        var target = _target!.Collections.All[at];
        _target.Database.BeginTrans();
        foreach (var gone in keys.Except(records.Select(record => record["_id"]))) target.Delete(gone);
        target.Upsert(records.Where(record => target.Name != "meta" || record["_id"].AsString is not ("schema" or "file" or "log" or "freed")));
        _target.Database.Commit();
        if (_target.LogBytes > MaximumLogBytes) _target.Checkpoint();
    }
}
