using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Checks;
using LiteDB;
using LiteDB.Engine;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>kills</c>: kill -9 at random instants of a real process that stores posts while it publishes snapshots, migrates, backs up, compacts
/// or archives. After each kill the file must open, hold every acknowledged post once, and satisfy the doctor.
/// </summary>
internal static class KillBenchmark
{
    private static readonly (string Name, int LongestMilliseconds)[] Operations =
        [("ingest", 600), ("snapshot", 600), ("migration", 2500), ("backup", 1500), ("compaction", 2500), ("archive", 1500)];

    /// <param name="kills">How many.</param>
    /// <param name="seed">Decides when each comes.</param>
    /// <param name="campaign">Keeps the table.</param>
    /// <param name="output">Takes the summary.</param>
    public static async Task<int> RunAsync(int kills, int seed, Campaign campaign, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("machine-kills-").FullName;
        try
        {
            var acknowledged = 0L;
            foreach (var kill in campaign.Left(Enumerable.Range(0, kills), kill => kill.ToString(CultureInfo.InvariantCulture)))
            {
                var random = new Random(seed + kill);
                var (operation, longest) = Operations[kill % Operations.Length];
                if (operation == "migration" && File.Exists(Path.Combine(folder, "machine.db"))) Degrade(Path.Combine(folder, "machine.db"));
                var (last, wasOpen) = await KillAsync(folder, operation, random.Next(), TimeSpan.FromMilliseconds(random.NextDouble() * longest));
                acknowledged = Math.Max(acknowledged, last);
                await campaign.KeepAsync(kill, operation, wasOpen ? "open" : "opening", acknowledged, string.Join(" | ", await CheckAsync(folder, acknowledged)));
            }

            var rows = campaign.Rows;
            foreach (var group in rows.GroupBy(row => row[1])) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{group.Key,-12} {group.Count(),4} kills, {group.Count(row => row[2] == "open")} of them after the file was open"));
            var wrong = rows.Where(row => row[4].Length > 0).ToList();
            foreach (var row in wrong) await output.WriteLineAsync($"kill {row[0]} during {row[1]}: {row[4]}");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} kills (seed {seed}): {rows.Max(row => long.Parse(row[3], CultureInfo.InvariantCulture))} posts acknowledged; {wrong.Count} complaints"));
            return wrong.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(long Acknowledged, bool WasOpen)> KillAsync(string folder, string operation, int seed, TimeSpan delay)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { typeof(KillChild).Assembly.Location, "kills-child", folder, operation, seed.ToString(CultureInfo.InvariantCulture) }) start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var (acknowledged, wasOpen) = (0L, false);
        // A migration happens while the file is opened; everything else begins once it is open.
        var from = operation == "migration" ? "begin" : "open";
        var begun = new TaskCompletionSource();
        var reading = Task.Run(async () =>
        {
            while (await child.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line == from) begun.TrySetResult();
                wasOpen |= line == "open";
                if (line.StartsWith("ack ", StringComparison.Ordinal)) acknowledged = long.Parse(line[4..], CultureInfo.InvariantCulture);
            }

            begun.TrySetResult();
        });
        await begun.Task;
        await Task.Delay(delay);
        var diedBefore = child.HasExited;
        child.Kill();
        await child.WaitForExitAsync();
        await reading;
        return diedBefore ? throw new InvalidOperationException($"The process ended by itself with {child.ExitCode} during {operation}.") : (acknowledged, wasOpen);
    }

    private static async Task<List<string>> CheckAsync(string folder, long acknowledged)
    {
        var complaints = new List<string>();
        var path = Path.Combine(folder, "machine.db");
        try
        {
            await using (var store = LiteDbStore.Open(path))
            {
                if (store.LinkedThrough < acknowledged) complaints.Add(string.Create(CultureInfo.InvariantCulture, $"acknowledged {acknowledged}, kept {store.LinkedThrough}"));
                for (var from = 1L; from <= store.LinkedThrough; from += 1000)
                {
                    var ids = Enumerable.Range(0, (int)Math.Min(1000, store.LinkedThrough - from + 1)).Select(n => KillChild.Id(from + n)).ToList();
                    var found = store.Posts(ids);
                    if (found.Count != ids.Count || found.DistinctBy(post => post.Id).Count() != ids.Count) complaints.Add(string.Create(CultureInfo.InvariantCulture, $"of posts {from} to {from + ids.Count - 1} there are {found.Count}"));
                }
            }

            var report = DataDoctor.Check(path, CancellationToken.None);
            complaints.AddRange(report.Findings.Where(finding => finding.Rule != "leftover").Take(5).Select(finding => finding.What));
            var snapshot = Path.Combine(folder, SnapshotPublisher.FolderName, SnapshotPublisher.FileName);
            if (File.Exists(snapshot))
            {
                using var published = Snapshot.Open(snapshot);
                if (published.Counts() is var counts && counts.Posts != counts.Assignments) complaints.Add("the snapshot is not consistent");
            }

            var backup = Path.Combine(folder, "backups", "kill.zip");
            if (File.Exists(backup)) await Data.Store.LiteDb.Backups.BackupFile.ReadManifestAsync(backup, CancellationToken.None);
        }
        catch (IOException e)
        {
            complaints.Add(e.Message);
        }

        return complaints;
    }

    /// <summary>Makes the file one of schema 1: no check numbers, no identity, no seal, and part of the data in LiteDB's own log.</summary>
    private static void Degrade(string path)
    {
        var (old, seal, log) = (path + ".old", Path.ChangeExtension(path, ".seal"), Path.Combine(Path.GetDirectoryName(path)!, "machine-log.db"));
        File.Delete(old);
        using (var source = new LiteDatabase(path))
        {
            source.Checkpoint();
            using var target = new LiteDatabase(new LiteEngine(new EngineSettings { Filename = old, Collation = Collation.Binary })) { UtcDate = true, CheckpointSize = 0 };
            source.UtcDate = true;
            target.GetCollection("posts").EnsureIndex("id", "$.id", unique: true);
            target.GetCollection("assignments").EnsureIndex("thread", "$.thread");
            foreach (var name in source.GetCollectionNames().Where(name => name != "changes"))
            {
                foreach (var page in source.GetCollection(name).FindAll().Chunk(1000))
                {
                    foreach (var record in page) record.Remove("crc");
                    target.GetCollection(name).Insert(page.Where(record => name != "meta" || record["_id"].AsString == "linkedThrough"));
                }
            }

            target.GetCollection("meta").Insert(new BsonDocument { ["_id"] = "schema", ["value"] = 1 });
            target.Checkpoint();
        }

        File.Delete(log);
        File.Delete(Path.Combine(Path.GetDirectoryName(path)!, "machine.db-log.old"));
        File.Delete(seal);
        File.Move(old, path, overwrite: true);
    }
}
