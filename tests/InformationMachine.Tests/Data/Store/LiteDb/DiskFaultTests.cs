using System.Diagnostics;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Checks;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>A real small disk that fills up, one that becomes read-only, and a directory that vanishes.</summary>
public sealed class DiskFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string? _mounted;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (_mounted is not null) Run("umount", "-l", _mounted);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_full_disk_stops_writing_and_nothing_acknowledged_is_lost()
    {
        var disk = Mount(megabytes: 40);
        var path = Path.Combine(disk, "machine.db");
        long acknowledged = 0;
        await using (var store = LiteDbStore.Open(path))
        {
            var refusal = await Should.ThrowAsync<IOException>(async () =>
            {
                for (var n = 1; n < 100_000; n++)
                {
                    await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n, new string('x', 5000))] }, Token);
                    acknowledged = n;
                }
            });
            refusal.Message.ShouldContain("full");
            (store.Health.IsWriting, store.Health.Fault).ShouldBe((false, refusal.Message));
            // A refused commit leaves up to its own length, which may be enough for the next one: somebody else takes it.
            await File.WriteAllBytesAsync(Path.Combine(disk, "other"), new byte[4 << 20], Token);
            store.CheckHealth().IsWriting.ShouldBeFalse("there is still no room");
            store.PostsAfter(0).LongCount().ShouldBe(acknowledged);
            // A snapshot finds no room either, says so, and leaves none of it taken.
            await Should.ThrowAsync<IOException>(() => new SnapshotPublisher(disk).PublishAsync(store, Token));
            Directory.GetFiles(Path.Combine(disk, "snapshot")).ShouldBeEmpty();
            store.Counts().Posts.ShouldBe(acknowledged);

            Run("mount", "-o", "remount,size=120m", disk);
            store.CheckHealth().ShouldBe(StoreHealth.Good, "whoever asks finds out, also where nobody writes");
            for (var n = 0; n < 20; n++) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(200_000 + n)] }, Token);
            store.Health.ShouldBe(StoreHealth.Good);
            await new SnapshotPublisher(disk).PublishAsync(store, Token);
        }

        DataDoctor.Check(path, Token).Findings.ShouldBeEmpty();
        await using var again = LiteDbStore.Open(path);
        again.Counts().Posts.ShouldBe(acknowledged + 20);
    }

    [Fact]
    public async Task A_disk_that_fills_up_in_the_middle_of_a_commit_loses_nothing_acknowledged()
    {
        var disk = Mount(megabytes: 60);
        var path = Path.Combine(disk, "machine.db");
        long acknowledged = 0, refused = 0;
        await using (var store = LiteDbStore.Open(path))
        {
            // Somebody else takes and gives back all the room there is, faster than anybody can ask for it.
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var other = Task.Run(() => Fill(Path.Combine(disk, "other"), stop.Token), Token);
            for (var n = 1; n <= 400; n++)
            {
                try
                {
                    await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n, new string('x', 20_000))] }, Token);
                    acknowledged++;
                }
                catch (IOException)
                {
                    refused++;
                }
            }

            await stop.CancelAsync();
            await other;
            File.Delete(Path.Combine(disk, "other"));
            // Whoever was refused tries again: what was kept all the same is known by then.
            for (var n = 1; n <= 400; n++)
            {
                if (store.Post(Some.Post(n).Id) is null) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n, new string('x', 20_000))] }, Token);
            }

            store.Counts().Posts.ShouldBe(400);
        }

        refused.ShouldBeGreaterThan(0);
        acknowledged.ShouldBeGreaterThan(0);
        DataDoctor.Check(path, Token).Findings.ShouldBeEmpty();
        await using var again = LiteDbStore.Open(path);
        again.PostsAfter(0).Select(post => post.Id).Distinct().Count().ShouldBe(400);
    }

    [Fact]
    public async Task A_directory_that_vanishes_stops_writing_until_it_is_back()
    {
        var (data, away) = (_folder.File("data"), _folder.File("away"));
        Directory.CreateDirectory(data);
        await using (var store = LiteDbStore.Open(Path.Combine(data, "machine.db")))
        {
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
            Directory.Move(data, away);
            (await Should.ThrowAsync<IOException>(() => store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(2)] }, Token))).Message.ShouldContain("vanished");
            store.CheckHealth().IsWriting.ShouldBeFalse();
            store.PostsAfter(0).Count().ShouldBe(1);
            Directory.Move(away, data);
            store.CheckHealth().ShouldBe(StoreHealth.Good);
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(3)] }, Token);
            store.Health.IsWriting.ShouldBeTrue();
        }

        await using var again = LiteDbStore.Open(Path.Combine(data, "machine.db"));
        again.PostsAfter(0).Select(post => post.Guid).ShouldBe(["1", "3"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8192)]
    public async Task A_log_that_somebody_cuts_stops_writing_and_says_so(int left)
    {
        var path = _folder.File("cut.db");
        await using var store = LiteDbStore.Open(path);
        for (var n = 1; n <= 5; n++) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n)] }, Token);
        await using (var log = File.Open(_folder.File("cut-log.db"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) log.SetLength(left);
        (await Should.ThrowAsync<IOException>(() => store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(6)] }, Token))).Message.ShouldContain("was cut while it was open");
        store.Health.IsWriting.ShouldBeFalse();
    }

    [Fact]
    public async Task A_disk_that_is_read_only_is_refused_at_the_start_and_leaves_the_file_as_it_is()
    {
        var disk = Mount(megabytes: 40);
        var path = Path.Combine(disk, "machine.db");
        await using (var store = LiteDbStore.Open(path)) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        Run("mount", "-o", "remount,ro", disk).ShouldBe(0);
        Should.Throw<Exception>(() => LiteDbStore.Open(path)).ShouldBeAssignableTo<SystemException>();
        Run("mount", "-o", "remount,rw", disk).ShouldBe(0);
        await using var again = LiteDbStore.Open(path);
        again.Counts().Posts.ShouldBe(1);
    }

    private static void Fill(string path, CancellationToken stop)
    {
        var random = new Random(5);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var file = new FileStream(path, FileMode.Create);
                var block = new byte[1 << 16];
                while (!stop.IsCancellationRequested) file.Write(block);
            }
            catch (IOException)
            {
                Thread.Sleep(random.Next(1, 10));
            }

            File.Delete(path);
            Thread.Sleep(random.Next(1, 30));
        }
    }

    private string Mount(int megabytes)
    {
        var disk = Directory.CreateDirectory(_folder.File("disk")).FullName;
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk) != 0) Assert.Skip("A small disk can only be mounted by root on Linux.");
        _mounted = disk;
        return disk;
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
