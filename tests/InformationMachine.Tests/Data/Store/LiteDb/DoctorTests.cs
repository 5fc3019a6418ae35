using InformationMachine.Data.Briefings;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Store.Records;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>The checker is checked: what is broken on purpose is found, named and, where it can be, repaired.</summary>
public sealed class DoctorTests : IDisposable
{
    private const int Posts = 600;
    private const int PostsPerThread = 6;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _folder.File("machine.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sound_file_is_found_sound()
    {
        await Fill(publish: true);
        Rules().ShouldBeEmpty();
        DataDoctor.CheckCopy(_folder.File("snapshot/machine.db"), Path, Token).IsSound.ShouldBeTrue();
        DataDoctor.Repair(Path, Some.Time, Token).ShouldBeNull();
    }

    [Fact]
    public async Task A_lost_post_is_found_and_taken_from_the_snapshot()
    {
        await Fill(publish: true);
        Break(database => database.GetCollection("posts").Delete(17L));
        Rules().ShouldContain("lost");
        Repair();
        await using var store = LiteDbStore.Open(Path);
        store.Post(Some.Post(17).Id)!.Sequence.ShouldBe(17);
        store.Counts().Posts.ShouldBe(Posts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_watches_what_and_what_they_were_told_outlives_a_repair(bool publish)
    {
        var watch = new Watch { Id = 1, Owner = "ada", Name = "ferries", Words = ["ferry"], Receivers = ["phone"], CreatedAt = Some.Time };
        var told = new ToldStory { Receiver = "phone", Thread = ThreadOf(1), Version = 1, At = Some.Time, Posts = [1] };
        await using (var store = LiteDbStore.Open(Path))
        {
            await store.CommitAsync(new StoreBatch { Watches = [watch, watch with { Id = 2, Name = "boats" }], ToldStories = [told], ReceiverStates = [new ReceiverState { Receiver = "phone", LastSentAt = Some.Time }], DeliveryCursor = "here" }, Token);
        }

        await Fill(publish);
        await using (var store = LiteDbStore.Open(Path)) await store.CommitAsync(new StoreBatch { RemovedWatches = [2] }, Token);
        Break(database => database.GetCollection("posts").Delete(17L));
        Repair();
        await using var repaired = LiteDbStore.Open(Path);
        repaired.Watches().ShouldHaveSingleItem().Name.ShouldBe("ferries", "a watch that was removed does not come back");
        repaired.ToldStory("phone", ThreadOf(1))!.Version.ShouldBe(1, "nobody is told again");
        repaired.ReceiverStates().ShouldHaveSingleItem().LastSentAt.ShouldBe(Some.Time);
        repaired.DeliveryCursor.ShouldBe("here");
    }

    [Fact]
    public async Task A_lost_post_that_nobody_has_is_found_and_its_thread_counted_anew()
    {
        await Fill(publish: false);
        Break(database => database.GetCollection("posts").Delete(17L));
        Rules().ShouldContain("lost");
        Repair();
        await using var store = LiteDbStore.Open(Path);
        store.Thread(ThreadOf(17))!.PostCount.ShouldBe(PostsPerThread - 1);
        store.Counts().Assignments.ShouldBe(Posts - 1);
    }

    [Fact]
    public async Task A_doubled_post_is_found_and_its_double_taken_out()
    {
        await Fill(publish: false);
        Break(database =>
        {
            var posts = database.GetCollection("posts");
            var twin = posts.FindById(5L);
            posts.DropIndex("id");
            twin["_id"] = Posts + 1L;
            posts.Insert(RecordCheck.Seal(twin));
        });
        Rules().ShouldContain("doubled");
        Rules().ShouldContain("index");
        Repair();
        await using var store = LiteDbStore.Open(Path);
        store.Counts().Posts.ShouldBe(Posts);
        store.Post(Some.Post(5).Id)!.Sequence.ShouldBe(5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_torn_page_is_found_and_repaired_from_the_snapshot_or_without_its_records(bool publish)
    {
        await Fill(publish);
        Tear(page: FindPage("Story 300 "));
        Rules().ShouldContain("record");
        DataDoctor.Repair(Path, Some.Time, Token).ShouldNotBeNull();
        // A briefing keeps its text where the post it cites is gone for good, and the doctor goes on saying so.
        Rules().Except(publish ? [] : ["citation"]).ShouldBeEmpty();
        await using var store = LiteDbStore.Open(Path);
        var kept = store.PostsAfter(0).Select(post => post.Sequence).ToList();
        if (publish) kept.Count.ShouldBe(Posts);
        else kept.Count.ShouldBeInRange(Posts - 40, Posts - 1);
        foreach (var thread in store.Threads()) thread.PostCount.ShouldBe(store.Assignments(thread.Id).Count);
    }

    [Fact]
    public async Task Any_page_torn_anywhere_is_survived_by_the_doctor_and_by_the_repair()
    {
        await Fill(publish: true);
        var whole = File.ReadAllBytes(Path);
        var seal = File.ReadAllBytes(_folder.File("machine.seal"));
        var random = new Random(7);
        for (var n = 0; n < 12; n++)
        {
            var page = random.Next(1, whole.Length / 8192);
            File.WriteAllBytes(Path, whole);
            File.WriteAllBytes(_folder.File("machine.seal"), seal);
            Tear(page);
            if (DataDoctor.Check(Path, Token).IsSound) continue;
            DataDoctor.Repair(Path, Some.Time, Token).ShouldNotBeNull();
            DataDoctor.Check(Path, Token).Findings.ShouldBeEmpty($"page {page}");
            await using var store = LiteDbStore.Open(Path);
            store.Counts().Posts.ShouldBe(Posts, $"page {page}");
        }
    }

    [Fact]
    public async Task An_altered_record_is_found()
    {
        await Fill(publish: true);
        var bytes = File.ReadAllBytes(Path);
        var at = bytes.AsSpan().IndexOf("Story 299 "u8);
        bytes[at] ^= 1;
        File.WriteAllBytes(Path, bytes);
        Rules().ShouldContain("record");
        Repair();
        await using var store = LiteDbStore.Open(Path);
        store.Post(Some.Post(299).Id)!.Text.ShouldStartWith("Story 299 ");
    }

    /// <summary>A reader that goes on behind the last record it saw would come back to the same place for ever.</summary>
    [Theory]
    [InlineData(299, 5)]
    [InlineData(1, 0)]
    [InlineData(299, int.MaxValue)]
    public async Task A_record_that_calls_itself_otherwise_than_its_index_does_is_found(int sequence, long calls)
    {
        await Fill(publish: true);
        var bytes = File.ReadAllBytes(Path);
        var at = bytes.AsSpan().IndexOf([.. "\u0012_id\0"u8, .. BitConverter.GetBytes((long)sequence), .. "\u0002id\0"u8]);
        at.ShouldBeGreaterThan(0);
        BitConverter.GetBytes(calls).CopyTo(bytes, at + 5);
        File.WriteAllBytes(Path, bytes);
        PageNumbers.Renew(Path);
        Rules().ShouldContain("record");
        Repair();
        await using var store = LiteDbStore.Open(Path);
        store.Counts().Posts.ShouldBe(Posts);
        store.Post(Some.Post(sequence).Id)!.Sequence.ShouldBe(sequence);
    }

    [Fact]
    public async Task A_wrong_count_a_missing_assignment_and_a_citation_of_nothing_are_found()
    {
        await Fill(publish: false);
        Break(database =>
        {
            var thread = database.GetCollection("threads").FindById(3);
            thread["posts"] = 99;
            database.GetCollection("threads").Update(RecordCheck.Seal(thread));
            database.GetCollection("assignments").Delete(42L);
            var briefing = database.GetCollection("briefings").FindAll().First();
            briefing["sources"].AsArray[0]["post"] = PostId.From(Some.Feed, "never").Value;
            briefing["sections"]["what"].AsArray[0]["citations"].AsArray.Add(9);
            database.GetCollection("briefings").Update(RecordCheck.Seal(briefing));
        });
        var found = DataDoctor.Check(Path, Token).Findings;
        found.ShouldContain(finding => finding.Rule == "count" && finding.What.Contains("Thread 3 says 99"));
        found.ShouldContain(finding => finding.Rule == "unlinked" && finding.What.Contains("42"));
        found.Count(finding => finding.Rule == "citation").ShouldBe(2);
        DataDoctor.Repair(Path, Some.Time, Token);
        Rules().ShouldAllBe(rule => rule == "citation");
        await using var store = LiteDbStore.Open(Path);
        store.Assignment(Some.Post(42).Id).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_lost_log_is_found_and_the_machine_can_go_on_without_it()
    {
        await Fill(publish: false);
        using (var work = new TemporaryFolder())
        {
            foreach (var file in new[] { "machine.db", "machine-log.db", "machine.seal" }) File.Copy(_folder.File(file), work.File(file));
            await using var store = LiteDbStore.Open(work.File("machine.db"));
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(5000)] }, Token);
            File.Copy(work.File("machine.seal"), _folder.File("machine.seal"), overwrite: true);
        }

        File.Delete(_folder.File("machine-log.db"));
        DataDoctor.Check(Path, Token).Findings.ShouldContain(finding => finding.Rule == "file" && finding.What.Contains("is lost"));
        var kept = DataDoctor.Repair(Path, Some.Time, Token).ShouldNotBeNull();
        File.Exists(System.IO.Path.Combine(kept, "machine.db")).ShouldBeTrue();
        Rules().ShouldBeEmpty();
        await using var repaired = LiteDbStore.Open(Path);
        repaired.Counts().Posts.ShouldBe(Posts);
    }

    [Fact]
    public async Task A_file_cut_short_is_found_and_mended_with_the_snapshot()
    {
        await Fill(publish: true);
        using (var file = new FileStream(Path, FileMode.Open)) file.SetLength(file.Length * 2 / 3 / 8192 * 8192);
        DataDoctor.Check(Path, Token).Findings.ShouldContain(finding => finding.What.Contains("cut short"));
        Repair();
        await using var store = LiteDbStore.Open(Path);
        store.Counts().Posts.ShouldBe(Posts);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 11)]
    [InlineData(3, 1)]
    [InlineData(3, 30)]
    public async Task Without_a_snapshot_nothing_is_lost_where_what_leads_to_the_records_is_torn(byte kind, int atMost)
    {
        await Fill(publish: false);
        await using (var store = LiteDbStore.Open(Path)) (await store.ArchiveAsync([new ThreadId(1)], 2024, Token)).ShouldBe(PostsPerThread);
        var torn = Pages(kind).Take(atMost).ToList();
        foreach (var page in torn) Tear(page, whole: true);
        torn.ShouldNotBeEmpty();
        DataDoctor.Check(Path, Token).IsSound.ShouldBeFalse();
        DataDoctor.Repair(Path, Some.Time, Token);
        DataDoctor.Check(Path, Token).Findings.ShouldBeEmpty();
        await using var repaired = LiteDbStore.Open(Path);
        var counts = repaired.Counts();
        (counts.Posts, counts.Assignments, counts.Threads, counts.Briefings).ShouldBe((Posts - PostsPerThread, Posts - PostsPerThread, Posts / PostsPerThread, Posts / PostsPerThread));
        repaired.LinkedThrough.ShouldBe(Posts);
        repaired.Post(Some.Post(1).Id)!.IsArchived.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_archived_does_not_come_back_from_the_snapshot_where_only_the_pages_can_tell()
    {
        await Fill(publish: true);
        await using (var store = LiteDbStore.Open(Path)) (await store.ArchiveAsync([new ThreadId(1)], 2024, Token)).ShouldBe(PostsPerThread);
        Tear(Pages(3).First(), whole: true);
        DataDoctor.Check(Path, Token).IsSound.ShouldBeFalse();
        Repair();
        await using var repaired = LiteDbStore.Open(Path);
        repaired.Counts().Posts.ShouldBe(Posts - PostsPerThread);
        repaired.Post(Some.Post(1).Id)!.IsArchived.ShouldBeTrue();
    }

    /// <summary>A document that claims to be longer than it is has LiteDB read on behind it for ever.</summary>
    [Fact]
    public async Task A_record_that_claims_a_gigabyte_holds_nobody_up()
    {
        await Fill(publish: true);
        var bytes = File.ReadAllBytes(Path);
        var at = bytes.AsSpan().IndexOf([.. "\u0012_id\0"u8, .. BitConverter.GetBytes(299L), .. "\u0002id\0"u8]) - 4;
        BitConverter.ToInt32(bytes, at).ShouldBeInRange(100, 10_000, "here the record says how long it is");
        bytes[at + 3] = 0x40;
        File.WriteAllBytes(Path, bytes);
        PageNumbers.Renew(Path);
        Rules().ShouldContain("record");
        Repair();
        await using var store = LiteDbStore.Open(Path);
        store.Counts().Posts.ShouldBe(Posts);
    }

    [Fact]
    public async Task Without_a_snapshot_a_torn_page_costs_what_was_on_it_and_no_more()
    {
        await Fill(publish: false);
        var whole = File.ReadAllBytes(Path);
        var seal = File.ReadAllBytes(_folder.File("machine.seal"));
        var random = new Random(11);
        for (var n = 0; n < 12; n++)
        {
            var page = random.Next(0, whole.Length / 8192);
            File.WriteAllBytes(Path, whole);
            File.WriteAllBytes(_folder.File("machine.seal"), seal);
            Tear(page, whole: true);
            if (DataDoctor.Repair(Path, Some.Time, Token) is null) continue;
            await using var store = LiteDbStore.Open(Path);
            // A page holds some 300 bytes of text or more for each of these posts, and a post is on two pages at the most.
            store.Counts().Posts.ShouldBeGreaterThanOrEqualTo(Posts - 28, $"page {page} of kind {whole[(page * 8192) + 4]}");
            foreach (var thread in store.Threads()) thread.PostCount.ShouldBe(store.Assignments(thread.Id).Count);
        }
    }

    [Fact]
    public async Task A_torn_header_does_not_cost_what_is_in_the_log()
    {
        await Fill(publish: false);
        using var work = new TemporaryFolder();
        await using (var store = LiteDbStore.Open(Path))
        {
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(5000, "Only the log has it")] }, Token);
            foreach (var file in new[] { "machine.db", "machine-log.db", "machine.seal" }) File.Copy(_folder.File(file), work.File(file));
        }

        var copy = work.File("machine.db");
        using (var file = new FileStream(copy, FileMode.Open)) file.Write(new byte[8192]);
        DataDoctor.Check(copy, Token).IsSound.ShouldBeFalse();
        DataDoctor.Repair(copy, Some.Time, Token).ShouldNotBeNull();
        await using var repaired = LiteDbStore.Open(copy);
        repaired.Counts().Posts.ShouldBe(Posts + 1);
        repaired.Post(Some.Post(5000).Id)!.Text.ShouldBe("Only the log has it");
    }

    private static ThreadId ThreadOf(long sequence) => new((int)((sequence - 1) / PostsPerThread) + 1);

    private List<string> Rules() => [.. DataDoctor.Check(Path, Token).Findings.Select(finding => finding.Rule).Distinct()];

    private void Repair()
    {
        DataDoctor.Repair(Path, Some.Time, Token).ShouldNotBeNull();
        DataDoctor.Check(Path, Token).Findings.ShouldBeEmpty();
    }

    private async Task Fill(bool publish)
    {
        await using var store = LiteDbStore.Open(Path);
        for (var from = 0; from < Posts; from += PostsPerThread)
        {
            var thread = ThreadOf(from + 1);
            var posts = Enumerable.Range(from + 1, PostsPerThread).Select(n => Some.Post(n, $"Story {n} {new string('x', 300)}")).ToList();
            var sentence = new Sentence("It floats.", [1]);
            await store.CommitAsync(
                new StoreBatch
                {
                    NewPosts = [.. posts],
                    Assignments = [.. posts.Select((post, i) => Some.Assignment(post, from + i + 1, thread.Value))],
                    Threads = [Some.Thread(thread.Value, PostsPerThread)],
                    LinkedThrough = from + PostsPerThread,
                    Briefings = [new Briefing { Thread = thread, Version = 1, Title = "Ferry", WrittenAt = Some.Time, PostCount = PostsPerThread, Reason = new BriefingReason(PostsPerThread, 0, 0), Sections = new BriefingSections { What = [sentence] }, Sources = [new BriefingSource { Number = 1, Post = posts[0].Id, Revision = 1, Author = "Ada", PublishedAt = Some.Time, Text = posts[0].Text }] }],
                    Briefed = [new BriefedMark(thread, PostsPerThread, 1, "Ferry")],
                },
                Token);
        }

        if (publish) await new SnapshotPublisher(_folder.Path).PublishAsync(store, Token);
    }

    /// <summary>Changes the file behind the program's back, with its log moved in so that the seal still fits.</summary>
    private void Break(Action<LiteDatabase> change)
    {
        using (var database = new LiteDatabase(Path))
        {
            change(database);
            database.Checkpoint();
        }

        // What is broken here are the records, not the pages they are on.
        PageNumbers.Renew(Path);
    }

    private int FindPage(string text) => File.ReadAllBytes(Path).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) / 8192;

    /// <summary>What a power cut leaves of a page that was being written: its second half is that of another one.</summary>
    private void Tear(int page, bool whole = false)
    {
        using var file = new FileStream(Path, FileMode.Open);
        file.Position = (page * 8192L) + (whole ? 0 : 4096);
        file.Write(new byte[whole ? 8192 : 4096]);
    }

    /// <summary>The pages of a kind: 0 the header, 2 collections, 3 indices, 4 records.</summary>
    private IEnumerable<int> Pages(byte kind)
    {
        var bytes = File.ReadAllBytes(Path);
        return Enumerable.Range(0, bytes.Length / 8192).Where(page => kind == 0 ? page == 0 : bytes[(page * 8192) + 4] == kind);
    }
}
