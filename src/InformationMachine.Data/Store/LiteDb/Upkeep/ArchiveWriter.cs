using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Upkeep;

/// <summary>
/// Adds to the archive of a year: the new file is built beside the old one and takes its place as a whole, so that readers and kills see
/// the one or the other. Adding the same again changes nothing.
/// </summary>
internal static class ArchiveWriter
{
    private const int RecordsPerTransaction = 1000;

    /// <param name="paths">The data file whose archive it is.</param>
    /// <param name="year">The year.</param>
    /// <param name="threads">The threads, whole.</param>
    /// <param name="cancellationToken">Breaks it off; the archive is as it was then.</param>
    public static void Add(DataFilePaths paths, int year, IReadOnlyCollection<ThreadRecords> threads, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(paths.Archive);
        var target = Path.Combine(paths.Archive, Archives.FileName(year));
        var work = paths.In(Path.Combine(paths.Archive, ".work"));
        var folder = Path.GetDirectoryName(work.Data)!;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        try
        {
            Build(work, target, year, threads, cancellationToken);
            File.Move(work.Data, target, overwrite: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Build(DataFilePaths work, string target, int year, IReadOnlyCollection<ThreadRecords> threads, CancellationToken cancellationToken)
    {
        using var file = StoreFile.Create(work, Guid.NewGuid());
        if (File.Exists(target))
        {
            using var old = Snapshot.Open(target);
            FileBuilder.Copy(question => question(old.Collections), file, static (_, record) => record, cancellationToken);
        }

        Put(file, all => all.Posts, threads.SelectMany(thread => thread.Posts));
        Put(file, all => all.Revisions, threads.SelectMany(thread => thread.Revisions));
        Put(file, all => all.Assignments, threads.SelectMany(thread => thread.Assignments));
        Put(file, all => all.Threads, threads.Select(thread => ThreadDocument.Write(thread.Thread with { ArchivedIn = year })));
        file.Finish();
    }

    private static void Put(StoreFile file, Func<Collections, RecordCollection> of, IEnumerable<BsonDocument> records)
    {
        foreach (var page in records.Chunk(RecordsPerTransaction))
        {
            file.Database.BeginTrans();
            of(file.Collections).Upsert(page);
            file.Database.Commit();
        }
    }
}
