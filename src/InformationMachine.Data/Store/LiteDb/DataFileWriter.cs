using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb;

/// <summary>Writes a whole data file out of another engine's records, which have the same form.</summary>
internal static class DataFileWriter
{
    private const int RecordsPerTransaction = 1000;
    private const long MaximumLogBytes = 32L * 1024 * 1024;

    /// <summary>What a file says of itself and gets from nobody.</summary>
    private static readonly string[] OwnKeys = ["schema", "file", "log", "freed"];

    /// <summary>Writes it beside its place and moves it there when it is whole.</summary>
    /// <param name="target">Where to; replaced where it is there.</param>
    /// <param name="identity">The store's identity.</param>
    /// <param name="read">Records of a collection with a greater key, ascending, at most so many.</param>
    /// <param name="cancellationToken">Breaks it off; there is nothing then.</param>
    /// <exception cref="IOException">The disk refused; there is no <paramref name="target"/> then.</exception>
    public static void Write(string target, Guid identity, Func<string, BsonValue, int, IEnumerable<BsonDocument>> read, CancellationToken cancellationToken)
    {
        var work = new DataFilePaths(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(target))!, ".writing", "machine.db"));
        var folder = Path.GetDirectoryName(work.Data)!;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        try
        {
            using (var file = StoreFile.Create(work, identity))
            {
                foreach (var collection in file.Collections.All) Fill(file, collection, read, cancellationToken);
                file.Finish();
            }

            File.Move(work.Data, target, overwrite: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(StoreFile file, IRecordCollection collection, Func<string, BsonValue, int, IEnumerable<BsonDocument>> read, CancellationToken cancellationToken)
    {
        for (BsonValue after = BsonValue.MinValue; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = read(collection.Name, after, RecordsPerTransaction).ToList();
            if (page.Count == 0) return;
            after = page[^1]["_id"];
            file.Database.BeginTrans();
            // The names of a new file are there already.
            if (collection.Name == "meta") collection.Upsert(page.Where(record => !OwnKeys.Contains(record["_id"].AsString)));
            else collection.Insert(page);
            file.Database.Commit();
            if (file.LogBytes > MaximumLogBytes) file.Checkpoint();
        }
    }
}
