using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.Records;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>What is wrong with the files is seen when they are opened, and said; nothing is ever opened as if it were empty.</summary>
public sealed class OpeningTests : IDisposable
{
    private const int Page = 8192;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => _folder.File("machine.db");

    private string Log => _folder.File("machine-log.db");

    private string Seal => _folder.File("machine.seal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_a_clean_end_the_data_file_is_complete_by_itself()
    {
        await Fill(5);
        new FileInfo(Log).Length.ShouldBe(0);
        File.Delete(Log);
        await using var store = LiteDbStore.Open(Data);
        store.Counts().Posts.ShouldBe(5);
    }

    [Fact]
    public async Task A_lost_log_is_refused()
    {
        await Killed(5);
        File.Delete(Log);
        Refusal().ShouldContain("is lost");
    }

    [Fact]
    public async Task An_emptied_log_is_refused()
    {
        await Killed(5);
        File.WriteAllBytes(Log, []);
        Refusal().ShouldContain("is lost");
    }

    [Fact]
    public async Task A_log_cut_short_is_refused()
    {
        await Killed(5);
        Cut(Log, Page);
        Refusal().ShouldContain("cut short");
    }

    [Fact]
    public async Task An_altered_log_is_refused()
    {
        await Killed(5);
        Alter(Log, Page + 4000);
        Refusal().ShouldContain("check number");
    }

    [Fact]
    public async Task The_log_of_another_file_is_refused_beside_a_clean_one_and_beside_one_with_a_log()
    {
        using var other = new TemporaryFolder();
        await Killed(9, other);
        await Fill(5);
        File.Copy(other.File("machine-log.db"), Log, overwrite: true);
        Refusal().ShouldContain("belongs to another file");
        File.Delete(Log);

        await Killed(6);
        File.Copy(other.File("machine-log.db"), Log, overwrite: true);
        Refusal().ShouldContain("machine-log.db");
    }

    [Fact]
    public async Task A_killed_file_opens_with_all_that_was_acknowledged()
    {
        await Killed(7);
        await using var store = LiteDbStore.Open(Data);
        store.Counts().Posts.ShouldBe(7);
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(100)] }, Token);
        store.PostsAfter(0).Select(post => post.Sequence).ShouldBe(Enumerable.Range(1, 8).Select(n => (long)n));
    }

    [Fact]
    public async Task Pages_after_the_acknowledged_ones_do_no_harm()
    {
        await Killed(7);
        // A kill while a page was written: half a page, and pages of a transaction that never committed.
        using (var log = new FileStream(Log, FileMode.Append)) log.Write(new byte[3000]);
        await using var store = LiteDbStore.Open(Data);
        store.Counts().Posts.ShouldBe(7);
    }

    [Fact]
    public async Task Pages_of_a_commit_that_a_kill_broke_off_never_come_to_count()
    {
        await Fill(5);
        using var work = new TemporaryFolder();
        await using (var store = LiteDbStore.Open(Data))
        {
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(100)] }, Token);
            foreach (var file in Directory.GetFiles(_folder.Path)) File.Copy(file, work.File(Path.GetFileName(file)));
            await store.CommitAsync(new StoreBatch { NewPosts = [.. Enumerable.Range(200, 40).Select(n => Some.Post(n))], FeedStates = [new FeedState { Id = FeedId.Parse("broken-off"), NextPollAt = Some.Time }] }, Token);
            File.Copy(Log, work.File("machine-log.db"), overwrite: true);
        }

        Cut(work.File("machine-log.db"), Page);
        await using (var store = LiteDbStore.Open(work.File("machine.db")))
        {
            store.Counts().Posts.ShouldBe(6);
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(300)] }, Token);
        }

        DataDoctor.Check(work.File("machine.db"), Token).Findings.ShouldBeEmpty();
        await using var after = LiteDbStore.Open(work.File("machine.db"));
        (after.Counts().Posts, after.FeedStates().Count, after.PostsAfter(0).Count()).ShouldBe((7, 0, 7));
    }

    [Fact]
    public async Task A_log_that_was_begun_keeps_its_number_through_kills_before_its_first_page()
    {
        await Fill(5);
        for (var kill = 0; kill < 3; kill++)
        {
            using var work = new TemporaryFolder();
            await using (var store = LiteDbStore.Open(Data))
            {
                await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(100 + kill)] }, Token);
                foreach (var file in Directory.GetFiles(_folder.Path)) File.Copy(file, work.File(Path.GetFileName(file)));
            }

            // The kill came after the seal said that a log begins, and before anything was in it.
            foreach (var file in Directory.GetFiles(work.Path)) File.Copy(file, _folder.File(Path.GetFileName(file)), overwrite: true);
            File.WriteAllBytes(Log, []);
            using (var seal = SealFile.Open(Seal)) seal.Write(known => known with { LogLength = 0, LogCrc = Crc32C.Start }, isLasting: true);
        }

        await using var last = LiteDbStore.Open(Data);
        last.Counts().Posts.ShouldBe(5);
    }

    [Fact]
    public async Task After_a_clean_end_that_followed_such_a_kill_the_log_is_not_needed()
    {
        await Killed(0);
        using (var seal = SealFile.Open(Seal)) seal.Write(known => known with { State = SealState.Logging, Generation = known.Generation + 1 }, isLasting: true);
        File.WriteAllBytes(Log, new byte[5000]);
        await using (var store = LiteDbStore.Open(Data)) store.Counts().Posts.ShouldBe(0);
        File.Delete(Log);
        await using var again = LiteDbStore.Open(Data);
        again.Counts().Posts.ShouldBe(0);
    }

    [Fact]
    public async Task A_data_file_cut_short_is_refused()
    {
        await Fill(200);
        Cut(Data, 3 * Page);
        Refusal().ShouldContain("cut short");
    }

    [Fact]
    public async Task A_data_file_that_is_gone_is_not_taken_for_a_new_one()
    {
        await Fill(5);
        File.Delete(Data);
        Refusal().ShouldContain("machine.db is missing");
        File.Delete(Seal);
        await Killed(3);
        File.Delete(Data);
        File.Delete(Seal);
        Refusal().ShouldContain("machine.db is missing");
    }

    [Fact]
    public async Task An_older_or_another_data_file_is_refused()
    {
        await Fill(5);
        File.Copy(Data, _folder.File("old.db"));
        await Fill(3, from: 100);
        File.Copy(_folder.File("old.db"), Data, overwrite: true);
        Refusal().ShouldContain("older");

        using var other = new TemporaryFolder();
        await Fill(4, folder: other);
        File.Copy(other.File("machine.db"), Data, overwrite: true);
        Refusal().ShouldContain("another file");
    }

    [Fact]
    public async Task A_missing_or_damaged_seal_is_refused()
    {
        await Fill(5);
        var seal = File.ReadAllBytes(Seal);
        Alter(Seal, 20);
        Alter(Seal, 4096 + 20);
        Refusal().ShouldContain("damaged");
        File.WriteAllBytes(Seal, seal);
        File.Delete(Seal);
        Refusal().ShouldContain("machine.seal is missing");
    }

    [Fact]
    public async Task A_seal_broken_off_while_written_leaves_the_one_before()
    {
        await Fill(5);
        // The places are written in turn: whichever is newer, the other one is a seal as well.
        var bytes = File.ReadAllBytes(Seal);
        var newer = BitConverter.ToInt64(bytes, 8) > BitConverter.ToInt64(bytes, 4096 + 8) ? 0 : 4096;
        Alter(Seal, newer + 60);
        Should.NotThrow(() => SealFile.Peek(Seal)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_altered_record_is_refused_when_it_is_read()
    {
        await Fill(50);
        var bytes = File.ReadAllBytes(Data);
        var at = bytes.AsSpan().IndexOf("ferry was launched"u8);
        Alter(Data, at);
        await using var store = LiteDbStore.Open(Data);
        Should.Throw<DamagedRecordException>(() => store.PostsAfter(0).Count()).Message.ShouldContain("is not what was written");
    }

    [Fact]
    public async Task An_altered_record_on_a_page_whose_number_fits_is_refused_when_it_is_read()
    {
        await Fill(50);
        var at = File.ReadAllBytes(Data).AsSpan().IndexOf("ferry was launched"u8);
        Alter(Data, at);
        PageNumbers.Renew(Data);
        await using var store = LiteDbStore.Open(Data);
        Should.Throw<DamagedRecordException>(() => store.PostsAfter(0).Count()).Message.ShouldContain("of posts is damaged");
    }

    private string Refusal()
    {
        var before = Directory.GetFiles(_folder.Path).Select(file => (file, new FileInfo(file).Length)).ToList();
        var message = Should.Throw<DataFileException>(() => LiteDbStore.Open(Data)).Message;
        // Who refuses to open a file leaves it as it is.
        Directory.GetFiles(_folder.Path).Select(file => (file, new FileInfo(file).Length)).ShouldBe(before, ignoreOrder: true);
        return message;
    }

    private async Task Fill(int posts, int from = 1, TemporaryFolder? folder = null)
    {
        await using var store = LiteDbStore.Open((folder ?? _folder).File("machine.db"));
        foreach (var n in Enumerable.Range(from, posts)) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n)] }, Token);
    }

    /// <summary>What a kill would leave: a copy of the files while they are open.</summary>
    private async Task Killed(int posts, TemporaryFolder? folder = null)
    {
        using var work = new TemporaryFolder();
        await using var store = LiteDbStore.Open(work.File("machine.db"));
        foreach (var n in Enumerable.Range(1, posts)) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n)] }, Token);
        foreach (var file in Directory.GetFiles(work.Path)) File.Copy(file, (folder ?? _folder).File(Path.GetFileName(file)), overwrite: true);
    }

    private static void Cut(string path, int bytes)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(file.Length - bytes);
    }

    private static void Alter(string path, int position)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.Position = position;
        var value = file.ReadByte();
        file.Position = position;
        file.WriteByte((byte)(value ^ 0x20));
    }
}
