using InformationMachine.Data.Snapshots;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb;

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
    public static void Add(DataFilePaths paths, int year, IReadOnlyCollection<ThreadRecords> threads)
    {
        Directory.CreateDirectory(paths.Archive);
        var target = Path.Combine(paths.Archive, Archives.FileName(year));
        var work = paths.In(Path.Combine(paths.Archive, ".work"));
        if (Directory.Exists(Path.GetDirectoryName(work.Data))) Directory.Delete(Path.GetDirectoryName(work.Data)!, recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(work.Data)!);
        using (var file = StoreFile.Create(work, Guid.NewGuid()))
        {
            if (File.Exists(target))
            {
                using var old = Snapshot.Open(target);
                FileBuilder.Copy(question => question(old.Collections), file, static (_, record) => record, CancellationToken.None);
            }

            Put(file, all => all.Posts, threads.SelectMany(thread => thread.Posts));
            Put(file, all => all.Revisions, threads.SelectMany(thread => thread.Revisions));
            Put(file, all => all.Assignments, threads.SelectMany(thread => thread.Assignments));
            Put(file, all => all.Threads, threads.Select(thread => ThreadDocument.Write(thread.Thread with { ArchivedIn = year })));
            file.Finish();
        }

        File.Move(work.Data, target, overwrite: true);
        Directory.Delete(Path.GetDirectoryName(work.Data)!, recursive: true);
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
