using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Whether the archives can be read and hold the posts of the threads that say they are there.</summary>
internal static class ArchiveCheck
{
    /// <summary>
    /// Returns the posts that only the archives have. A thread in the data file may have a copy in an archive, from a run that was broken
    /// off: it does not count.
    /// </summary>
    public static IReadOnlySet<UInt128> Run(DataFilePaths paths, CheckedFile file, Findings findings)
    {
        var posts = new HashSet<UInt128>();
        try
        {
            foreach (var group in Archived(file).GroupBy(thread => thread.Year))
                Year(Path.Combine(paths.Archive, Archives.FileName(group.Key)), group.ToDictionary(thread => thread.Id, thread => thread.Posts), findings, posts, file.Stop);
        }
        catch (Exception e) when (Damage.Is(e))
        {
            findings.Add("archive", $"The archived threads cannot be read: {e.Message}", "Nothing: restore a backup.");
        }

        Strangers(paths, file, findings);
        return posts;
    }

    /// <summary>What lies among the archives is opened by exports and backups, also where no thread names it.</summary>
    private static void Strangers(DataFilePaths paths, CheckedFile file, Findings findings)
    {
        if (!Directory.Exists(paths.Archive)) return;
        var identity = file.Identity().File;
        foreach (var path in Directory.GetFiles(paths.Archive, "*.db").Where(path => Archives.IsName(path)).Order(StringComparer.Ordinal))
        {
            try
            {
                using var archive = CheckedFile.Copy(path, file.Stop);
                if (archive.Ask(collections => collections.File) is { } its && its == identity)
                    findings.Add("archive", $"{path} is a copy of the data file, not an archive: its posts would be exported twice.", "Nothing: move it away.");
            }
            catch (Exception e) when (Damage.Is(e))
            {
                findings.Add("archive", $"{path} cannot be read as an archive: {e.Message}", "Nothing: take it from a backup, or move it away.");
            }
        }
    }

    private static List<(int Id, int Posts, int Year)> Archived(CheckedFile file) => file.Trouble is null
        ? file.Ask(collections => Archived(collections.Threads.Raw.Query().OrderBy("_id").ToEnumerable()))
        : Archived(file.Salvage(Collections.ThreadsName));

    private static List<(int Id, int Posts, int Year)> Archived(IEnumerable<BsonDocument> threads) =>
    [
        .. threads
            .Where(thread => thread.Number("archived") is not null)
            .Select(thread => (thread["_id"].AsInt32, thread["posts"].AsInt32, thread["archived"].AsInt32)),
    ];

    private static void Year(string path, Dictionary<int, int> threads, Findings findings, HashSet<UInt128> posts, CancellationToken stop)
    {
        if (!File.Exists(path))
        {
            findings.Add("archive", $"{path} is missing, which holds the posts of {threads.Count} threads.", "Nothing: take it from a backup.");
            return;
        }

        using var file = CheckedFile.Copy(path, stop);
        var scan = new RecordScan(file, findings);
        var held = new Dictionary<int, int>();
        var sequences = new HashSet<long>();
        foreach (var assignment in scan.Read(all => all.Assignments).Where(assignment => threads.ContainsKey(assignment["thread"].AsInt32)))
        {
            held[assignment["thread"].AsInt32] = held.GetValueOrDefault(assignment["thread"].AsInt32) + 1;
            sequences.Add(assignment["_id"].AsInt64);
        }

        foreach (var post in scan.Read(all => all.Posts).Where(post => sequences.Remove(post["_id"].AsInt64))) posts.Add(PostKey.Of(post["id"].AsString));
        foreach (var (thread, count) in threads.Where(thread => held.GetValueOrDefault(thread.Key) != thread.Value)) findings.Add("archive", $"Thread {thread} has {count} posts, of which {path} holds {held.GetValueOrDefault(thread)}.", "Nothing: take the archive from a backup.");
        foreach (var sequence in sequences) findings.Add("archive", $"The post with sequence {sequence} is not in {path}, though its assignment is.", "Nothing: take the archive from a backup.");
    }
}
