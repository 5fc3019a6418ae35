using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Backups;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>
/// A data directory with everything in it that can be damaged: data file, log, seal, snapshot, an archive. Each trial alters bytes of a
/// copy and says what the store makes of it: nothing may come out short without a word, hang, or be called sound and not open.
/// </summary>
internal sealed class FlipTrial : IDisposable
{
    public const int Posts = 400;
    private const int PostsPerThread = 4;
    private const int ArchivedThreads = 20;
    private const int PageSize = 8192;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    private readonly string _whole = Directory.CreateTempSubdirectory("flip-whole-").FullName;
    private readonly string _work = Directory.CreateTempSubdirectory("flip-work-").FullName;
    private int _expected;
    private int _published;

    /// <summary>The files that can be altered.</summary>
    public static IReadOnlyList<string> Files { get; } = ["machine.db", "machine-log.db", "machine.seal", "snapshot/machine.db", "archive/2026.db"];

    /// <summary>The data directory that is altered.</summary>
    public string Folder => _work;

    private string Data => Path.Combine(_work, "machine.db");

    /// <summary>Builds the directory: what is in the log has not been moved into the data file.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var live = Directory.CreateTempSubdirectory("flip-live-").FullName;
        try
        {
            await using var store = LiteDbStore.Open(Path.Combine(live, "machine.db"));
            await CommitAsync(store, 1, Posts / 2, cancellationToken);
            await store.ArchiveAsync([.. Enumerable.Range(1, ArchivedThreads).Select(n => new ThreadId(n))], 2026, cancellationToken);
            await new SnapshotPublisher(live).PublishAsync(store, cancellationToken);
            await CommitAsync(store, (Posts / 2) + 1, Posts / 2, cancellationToken);
            foreach (var file in Files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_whole, file))!);
                File.Copy(Path.Combine(live, file), Path.Combine(_whole, file));
            }
        }
        finally
        {
            Directory.Delete(live, recursive: true);
        }

        Reset();
        (_expected, _published) = (await ReadLiveAsync(), await ReadSnapshotAsync());
        if (_expected < Posts - (ArchivedThreads * PostsPerThread) || _published >= _expected) throw new InvalidOperationException("The whole files are not what they should be.");
    }

    /// <summary>One trial.</summary>
    /// <param name="seed">Decides file, place and bytes.</param>
    /// <param name="isPage">Whether a whole page is altered rather than one byte.</param>
    /// <param name="isAlive">Whether it happens while the file is open.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>What happened; <see cref="FlipOutcome.Wrong"/> says what should not have.</returns>
    public async Task<FlipOutcome> RunAsync(int seed, bool isPage, bool isAlive, CancellationToken cancellationToken)
    {
        Reset();
        var random = new Random(seed);
        var file = Files[seed % Files.Count];
        var begun = Stopwatch.GetTimestamp();
        var outcome = new FlipOutcome(file);
        try
        {
            if (isAlive) await AliveAsync(outcome, () => Alter(file, random, isPage), cancellationToken);
            else Alter(file, random, isPage);
            outcome.Opens = await ReadAsync(outcome, "reading", ReadLiveAsync);
            await ReadAsync(outcome, "snapshot", ReadSnapshotAsync);
            await ReadAsync(outcome, "backup", () => BackUpAsync(cancellationToken));
            var report = DataDoctor.Check(Data, cancellationToken);
            outcome.IsSound = report.IsSound;
            if (report.IsSound && !outcome.Opens) outcome.Complain("the doctor calls it sound and it does not open");
            if (!report.IsSound) await RepairAsync(outcome, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            outcome.Complain($"{e.GetType().Name} got through: {e.Message}");
        }

        if (Stopwatch.GetElapsedTime(begun) > Deadline) outcome.Complain($"it took {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s");
        return outcome;
    }

    public void Dispose()
    {
        Directory.Delete(_whole, recursive: true);
        Directory.Delete(_work, recursive: true);
    }

    private static Task CommitAsync(LiteDbStore store, int first, int count, CancellationToken cancellationToken)
    {
        var posts = Enumerable.Range(first, count).Select(n => Some.Post(n, string.Create(CultureInfo.InvariantCulture, $"Story {n} ") + new string('x', n % 500))).ToList();
        return store.CommitAsync(
            new StoreBatch
            {
                NewPosts = [.. posts],
                Assignments = [.. posts.Select((post, i) => Some.Assignment(post, first + i, ((first + i - 1) / PostsPerThread) + 1))],
                Threads = [.. Enumerable.Range(((first - 1) / PostsPerThread) + 1, count / PostsPerThread).Select(n => Some.Thread(n, PostsPerThread))],
                LinkedThrough = first + count - 1,
            },
            cancellationToken);
    }

    /// <summary>Anything but a whole answer has to be said in words for people.</summary>
    private async Task<bool> ReadAsync(FlipOutcome outcome, string what, Func<Task<int>> read)
    {
        try
        {
            var expected = what == "reading" ? _expected : _published;
            if (await read() is var found && found != expected) outcome.Complain($"{what} brings {found} of {expected} posts without a word");
            return true;
        }
        catch (Exception e) when (e is DataFileException or DamagedRecordException)
        {
            outcome.Refusals++;
            return false;
        }
    }

    private async Task<int> ReadLiveAsync()
    {
        await using var store = LiteDbStore.Open(Data);
        return Count(store);
    }

    private Task<int> ReadSnapshotAsync()
    {
        using var snapshot = Snapshot.Open(Path.Combine(_work, "snapshot", "machine.db"));
        return Task.FromResult(Count(snapshot));
    }

    private async Task<int> BackUpAsync(CancellationToken cancellationToken)
    {
        await BackupFile.WriteAsync(Path.Combine(_work, "snapshot", "machine.db"), Path.Combine(_work, "archive"), Path.Combine(_work, "backup.zip"), [], DateTimeOffset.UnixEpoch, cancellationToken);
        return _published;
    }

    /// <summary>Everything an export reads, in the ways it reads it.</summary>
    private static int Count(IMachineReader reader)
    {
        var posts = reader.PostsAfter(0).Select(post => post.Id).ToHashSet();
        var assigned = reader.AssignmentsAfter(0).Count();
        var ofThreads = reader.Threads().Sum(thread => reader.PostsOf(thread.Id).Count);
        var byId = reader.Posts([.. posts]).Count;
        return Math.Min(Math.Min(posts.Count, assigned), Math.Min(ofThreads, byId));
    }

    private async Task AliveAsync(FlipOutcome outcome, Action alter, CancellationToken cancellationToken)
    {
        await using var store = LiteDbStore.Open(Data);
        _ = store.Counts();
        alter();
        await ReadAsync(outcome, "reading", () => Task.FromResult(Count(store)));
        try
        {
            await store.CheckpointAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or LiteDB.LiteException or ObjectDisposedException)
        {
            outcome.Refusals++;
        }
    }

    private async Task RepairAsync(FlipOutcome outcome, CancellationToken cancellationToken)
    {
        DataDoctor.Repair(Data, Some.Time, cancellationToken);
        await using (var store = LiteDbStore.Open(Data)) outcome.Recovered = (int)store.Counts().Posts;
        // What an archive has lost only a backup has.
        if (!outcome.File.StartsWith("archive", StringComparison.Ordinal) && DataDoctor.Check(Data, cancellationToken) is { IsSound: false } report) outcome.Complain($"after the repair: {report.Findings[0].What}");
    }

    /// <summary>Alters a byte or a page of a file.</summary>
    public void Alter(string file, Random random, bool isPage)
    {
        using var handle = File.OpenHandle(Path.Combine(_work, file), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        if (isPage)
        {
            var page = new byte[Math.Min(PageSize, length)];
            random.NextBytes(page);
            RandomAccess.Write(handle, page, random.NextInt64(Math.Max(1, length / PageSize)) * PageSize);
            return;
        }

        var at = random.NextInt64(length);
        var single = new byte[1];
        RandomAccess.Read(handle, single, at);
        single[0] ^= (byte)random.Next(1, 256);
        RandomAccess.Write(handle, single, at);
    }

    /// <summary>Everything as it was.</summary>
    public void Reset()
    {
        Directory.Delete(_work, recursive: true);
        foreach (var file in Directory.GetFiles(_whole, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_work, Path.GetRelativePath(_whole, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
