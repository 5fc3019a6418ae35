using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Upkeep;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Postgres;

/// <summary>Writes one state of a database as a data file that a machine can run on, and compares every record afterwards.</summary>
public static class DataFileExport
{
    private const int RecordsAtOnce = 1000;

    /// <summary>Writes and compares; returns how many records there are. Broken off it leaves no data file.</summary>
    /// <param name="connection">The connection string; <c>Search Path</c> names the schema (default <c>machine</c>).</param>
    /// <param name="path">The data file, which is not there yet.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="DataFileException">The database holds nothing, or the file is not what was copied.</exception>
    /// <exception cref="IOException">The server cannot be reached or refuses, or the disk does.</exception>
    public static async Task<long> RunAsync(string connection, string path, CancellationToken cancellationToken)
    {
        await using var source = PostgresReader.OpenOneState(connection);
        // Under another name until it is known to be the same: whoever looks takes a file in this place for a machine's.
        var work = new DataFilePaths(Path.Combine(Path.GetDirectoryName(path)!, ".copy", "machine.db"));
        var folder = Path.GetDirectoryName(work.Data)!;
        Directory.CreateDirectory(folder);
        try
        {
            source.WriteDataFile(work.Data, cancellationToken);
            var records = Compare(source, work.Data, cancellationToken);
            var target = new DataFilePaths(path);
            Restoration.Seal(work);
            File.Move(work.Seal, target.Seal, overwrite: true);
            File.Move(work.Data, target.Data);
            return records;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Compare(PostgresReader source, string path, CancellationToken cancellationToken)
    {
        using var file = Snapshot.Open(path);
        var parts = new DataFileParts(file).All();
        long records = 0;
        foreach (var part in parts)
        {
            for (BsonValue after = BsonValue.MinValue; ;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var copied = part.Read(after, RecordsAtOnce);
                var stored = source.Ask(() => ((TableCollections)source.Book).All.First(table => table.Name == part.Table).Find(Filter.Greater("_id", after), RecordsAtOnce).ToList());
                if (copied.Count != stored.Count || !copied.Zip(stored).All(pair => RecordBytes.Write(pair.First).AsSpan().SequenceEqual(RecordBytes.Write(pair.Second))))
                    throw new DataFileException($"The data file written from {source.Place} is not what the database holds ({part.Table}, after {after}); it was thrown away.");
                if (copied.Count == 0) break;
                after = copied[^1]["_id"];
                records += copied.Count;
            }
        }

        return records;
    }
}
