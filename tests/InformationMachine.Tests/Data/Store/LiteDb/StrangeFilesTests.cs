using System.Diagnostics;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Backups;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>What lies in a data directory and was not put there by this program: it is named, waited for by nobody, and costs nothing.</summary>
public sealed class StrangeFilesTests : IDisposable
{
    private const int Posts = 12;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _folder.File("machine.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("machine.db")]
    [InlineData("machine-log.db")]
    [InlineData("machine.seal")]
    public async Task A_pipe_in_the_place_of_a_file_holds_nobody_up(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mkfifo");
        await Fill();
        await Pipe(name);
        var opening = Task.Run(() => Should.Throw<DataFileException>(() => LiteDbStore.Open(Path)).Message, Token);
        (await opening.WaitAsync(TimeSpan.FromSeconds(30), Token)).ShouldContain("no file but a pipe");
        var checking = Task.Run(() => DataDoctor.Check(Path, Token), Token);
        (await checking.WaitAsync(TimeSpan.FromSeconds(30), Token)).Findings.ShouldContain(finding => finding.What.Contains("no file but a pipe", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50_000)]
    public async Task What_is_no_archive_among_the_archives_is_found_and_kept_out_of_backups(int bytes)
    {
        await Fill();
        Directory.CreateDirectory(_folder.File("archive"));
        var garbage = new byte[bytes];
        new Random(1).NextBytes(garbage);
        await File.WriteAllBytesAsync(_folder.File("archive/2021.db"), garbage, Token);
        DataDoctor.Check(Path, Token).Findings.ShouldContain(finding => finding.Rule == "archive" && finding.What.Contains("2021.db", StringComparison.Ordinal));
        await Should.ThrowAsync<DataFileException>(() => BackupFile.WriteAsync(Path, _folder.File("archive"), _folder.File("b.zip"), [], Some.Time, Token));
        File.Exists(_folder.File("b.zip")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_pipe_or_a_copy_of_the_data_file_among_the_archives_is_found()
    {
        await Fill();
        Directory.CreateDirectory(_folder.File("archive"));
        File.Copy(Path, _folder.File("archive/2022.db"));
        if (OperatingSystem.IsLinux()) await Pipe("archive/2021.db");
        var checking = Task.Run(() => DataDoctor.Check(Path, Token), Token);
        var found = (await checking.WaitAsync(TimeSpan.FromSeconds(30), Token)).Findings;
        found.ShouldContain(finding => finding.What.Contains("2022.db is a copy of the data file", StringComparison.Ordinal));
        if (OperatingSystem.IsLinux()) found.ShouldContain(finding => finding.What.Contains("2021.db is no file but a pipe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_archive_of_threads_is_no_stranger()
    {
        await Fill();
        await using (var store = LiteDbStore.Open(Path)) (await store.ArchiveAsync([new ThreadId(1)], 2024, Token)).ShouldBe(Posts);
        DataDoctor.Check(Path, Token).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("empty seal")]
    [InlineData("cut")]
    public async Task What_was_not_made_ready_by_this_program_takes_no_file_s_place(string kind)
    {
        await Fill();
        var whole = await File.ReadAllBytesAsync(Path, Token);
        Directory.CreateDirectory(_folder.File("machine.ready"));
        await File.WriteAllBytesAsync(_folder.File("machine.ready/machine.db"), kind == "garbage" ? new byte[32_768] : kind == "cut" ? whole[..(3 * 8192)] : whole, Token);
        if (kind == "empty seal") await File.WriteAllBytesAsync(_folder.File("machine.ready/machine.seal"), [], Token);
        DataDoctor.Check(Path, Token).Findings.ShouldContain(finding => finding.Rule == "leftover" && finding.What.Contains("machine.ready", StringComparison.Ordinal));
        Should.Throw<DataFileException>(() => LiteDbStore.Open(Path)).Message.ShouldContain("machine.ready");
        (await File.ReadAllBytesAsync(Path, Token)).ShouldBe(whole);
        DataDoctor.Repair(Path, Some.Time, Token);
        DataDoctor.Check(Path, Token).Findings.ShouldBeEmpty();
        await using var store = LiteDbStore.Open(Path);
        store.Counts().Posts.ShouldBe(Posts);
    }

    private Task Pipe(string name)
    {
        File.Delete(_folder.File(name));
        return Process.Start("mkfifo", _folder.File(name)).WaitForExitAsync(Token);
    }

    private async Task Fill()
    {
        await using var store = LiteDbStore.Open(Path);
        var posts = Enumerable.Range(1, Posts).Select(n => Some.Post(n)).ToList();
        await store.CommitAsync(new StoreBatch { NewPosts = [.. posts], Assignments = [.. posts.Select((post, i) => Some.Assignment(post, i + 1, 1))], Threads = [Some.Thread(1, Posts)], LinkedThrough = Posts }, Token);
    }
}
