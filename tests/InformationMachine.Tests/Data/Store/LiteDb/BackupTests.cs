using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Backups;

namespace InformationMachine.Tests.Data.Store.LiteDb;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _folder.File("machine.db");

    private string Backup => _folder.File("backups/one.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_backed_up_comes_back_and_what_was_there_is_kept()
    {
        await Fill(1, 40);
        var manifest = await BackUp();
        (manifest.Posts, manifest.Schema).ShouldBe((40, 2));
        await Fill(41, 30);
        var (report, kept) = await Restore.RunAsync(Backup, Path, force: false, Some.Time, Token);
        report.IsSound.ShouldBeTrue();
        await using (var store = LiteDbStore.Open(Path))
        {
            store.Counts().Posts.ShouldBe(40);
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(500)] }, Token);
        }

        await using var before = LiteDbStore.Open(System.IO.Path.Combine(kept!, "machine.db"));
        before.Counts().Posts.ShouldBe(70);
    }

    [Fact]
    public async Task Files_beside_the_data_come_with_it_and_only_their_owner_reads_them()
    {
        await Fill(1, 3);
        var receivers = _folder.File("receivers.json");
        await File.WriteAllTextAsync(receivers, "[\"ada@example.org\"]", Token);
        var manifest = await BackupFile.WriteAsync(Path, _folder.File("archive"), Backup, [receivers, _folder.File("absent.json")], Some.Time, Token);
        manifest.Files.Select(file => file.Name).ShouldBe(["machine.db", "beside/receivers.json"]);
        (await BackupFile.ReadBesideAsync(Backup, "receivers.json", Token)).ShouldBe("[\"ada@example.org\"]");
        (await BackupFile.ReadBesideAsync(Backup, "absent.json", Token)).ShouldBeNull();
        (await BackupFile.ReadBesideAsync(Path, "receivers.json", Token)).ShouldBeNull("a bare data file holds nothing else");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var other = new TemporaryFolder();
        await Restore.RunAsync(Backup, other.File("data/machine.db"), force: false, Some.Time, Token);
        File.Exists(other.File("data/receivers.json")).ShouldBeFalse("whoever restores decides about it");
        Directory.GetDirectories(other.File("data")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_goes_to_an_empty_directory_and_so_does_a_bare_snapshot()
    {
        await Fill(1, 40);
        await BackUp();
        using var other = new TemporaryFolder();
        foreach (var source in new[] { Backup, Path })
        {
            await Restore.RunAsync(source, other.File("data/machine.db"), force: false, Some.Time, Token);
            await using var store = LiteDbStore.Open(other.File("data/machine.db"));
            store.Counts().Posts.ShouldBe(40);
        }
    }

    [Fact]
    public async Task A_damaged_cut_or_foreign_backup_is_refused_and_changes_nothing()
    {
        await Fill(1, 40);
        await BackUp();
        var bytes = File.ReadAllBytes(Backup);
        var random = new Random(3);
        for (var n = 0; n < 20; n++)
        {
            var damaged = (byte[])bytes.Clone();
            var at = random.Next(bytes.Length);
            damaged[at] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(Backup, n < 15 ? damaged : damaged[..at]);
            try
            {
                await Restore.RunAsync(Backup, Path, force: false, Some.Time, Token);
            }
            catch (DataFileException)
            {
                // Refused.
            }

            await using var store = LiteDbStore.Open(Path);
            // A bit that says nothing (a time in the zip's directory) may be another one; what is restored is what was backed up.
            store.PostsAfter(0).Select(post => post.Text).ShouldAllBe(text => text == Some.Post(1, "A harbour ferry was launched.").Text);
            store.Counts().Posts.ShouldBe(40);
        }

        File.WriteAllText(Backup, "no backup");
        (await Should.ThrowAsync<DataFileException>(() => Restore.RunAsync(Backup, Path, force: false, Some.Time, Token))).Message.ShouldContain(Backup);
        Directory.Exists(_folder.File("machine.building")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"posts\": 40", "\"posts\": 41", "says it holds 41 posts")]
    [InlineData("\"posts\": 40", "\"padding\": \"{pad}\", \"posts\": 40", "is too large")]
    [InlineData("machine.db", "../machine.db", "outside of itself")]
    public async Task A_backup_whose_manifest_does_not_fit_is_refused(string told, string forged, string complaint)
    {
        await Fill(1, 40);
        await BackUp();
        using (var zip = System.IO.Compression.ZipFile.Open(Backup, System.IO.Compression.ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("manifest.json")!;
            string manifest;
            using (var reader = new StreamReader(entry.Open())) manifest = await reader.ReadToEndAsync(Token);
            manifest.ShouldContain(told);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
            await writer.WriteAsync(manifest.Replace(told, forged.Replace("{pad}", new string('x', 5_000_000), StringComparison.Ordinal), StringComparison.Ordinal));
        }

        (await Should.ThrowAsync<DataFileException>(() => Restore.RunAsync(Backup, Path, force: false, Some.Time, Token))).Message.ShouldContain(complaint);
        await using var store = LiteDbStore.Open(Path);
        store.Counts().Posts.ShouldBe(40);
    }

    /// <summary>Two hundred megabytes of zeros make a backup of a few hundred kilobytes: the disk is not filled before that is found out.</summary>
    [Fact]
    public async Task A_backup_unpacks_to_no_more_than_it_says()
    {
        await Fill(1, 40);
        var manifest = await BackUp();
        using (var zip = System.IO.Compression.ZipFile.Open(Backup, System.IO.Compression.ZipArchiveMode.Update))
        {
            zip.GetEntry("machine.db")!.Delete();
            await using var forged = zip.CreateEntry("machine.db").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++) await forged.WriteAsync(zeros, Token);
        }

        var target = _folder.File("unpacked");
        Directory.CreateDirectory(target);
        (await Should.ThrowAsync<DataFileException>(() => BackupFile.ExtractAsync(Backup, target, Token))).Message.ShouldContain("is not what was backed up");
        var said = manifest.Files.Single(file => file.Name == "machine.db").Bytes;
        new FileInfo(System.IO.Path.Combine(target, "machine.db")).Length.ShouldBeLessThan(said + (4 << 20));
    }

    [Fact]
    public async Task A_damaged_snapshot_is_refused_unless_forced()
    {
        await Fill(1, 40);
        var copy = _folder.File("copy.db");
        var bytes = File.ReadAllBytes(Path);
        bytes[bytes.AsSpan().IndexOf("ferry was launched"u8)] ^= 1;
        File.WriteAllBytes(copy, bytes);
        (await Should.ThrowAsync<DataFileException>(() => Restore.RunAsync(copy, Path, force: false, Some.Time, Token))).Message.ShouldContain("is damaged");
        (await Restore.RunAsync(copy, Path, force: true, Some.Time, Token)).Report.Total.ShouldBeGreaterThan(0);
    }

    private async Task<BackupManifest> BackUp() => await BackupFile.WriteAsync(Path, _folder.File("archive"), Backup, [], Some.Time, Token);

    private async Task Fill(int from, int posts)
    {
        await using var store = LiteDbStore.Open(Path);
        await store.CommitAsync(new StoreBatch { NewPosts = [.. Enumerable.Range(from, posts).Select(n => Some.Post(n))] }, Token);
    }
}
