using InformationMachine.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Data.Store.LiteDb;
using InformationMachine.Threads;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests;

/// <summary>A machine whose posts move to archives starts, links and briefs as one whose posts stay.</summary>
public sealed class RetentionRoundTests : IDisposable
{
    private const int Parts = 4;
    private const int PostsPerPart = 250;
    private const int PostsPerStory = 25;

    /// <summary>Few, so that most posts are beyond what a restarted linker is told of.</summary>
    private static readonly ThreadOptions Threads = new() { ActivePosts = 80, MergeEvery = 20, JoinThreshold = 0.35, MergeThreshold = 0.3 };

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Some.Time.AddYears(2));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _folder.File("machine.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Archiving_changes_no_thread_and_no_briefing(bool fromOldSchema)
    {
        var (stayed, _) = await RunAsync(archive: false, fromOldSchema: false);
        Directory.Delete(_folder.Path, recursive: true);
        Directory.CreateDirectory(_folder.Path);
        var (told, archived) = await RunAsync(archive: true, fromOldSchema);
        archived.ShouldBeGreaterThan(PostsPerPart);
        told.ShouldBe(stayed);
        DataDoctor.Check(Path, Token).Findings.ShouldBeEmpty();
    }

    /// <summary>The machine is restarted after every part of the stream, and archives then.</summary>
    private async Task<(string Told, int Archived)> RunAsync(bool archive, bool fromOldSchema)
    {
        var archived = 0;
        for (var part = 0; part < Parts; part++)
        {
            await using var store = LiteDbStore.Open(Path);
            if (archive && part > 0) archived += await new RetentionRound(store, new RetentionOptions(), Threads, _clock, NullLogger<RetentionRound>.Instance).ArchiveAsync(Token);
            await store.CommitAsync(new StoreBatch { NewPosts = [.. Enumerable.Range(part * PostsPerPart, PostsPerPart).Select(n => Some.Post(n, Text(n)))] }, Token);
            await new ThreadRound(store, Threads, _clock, NullLogger<ThreadRound>.Instance).RunAsync(Token);
            await new BriefingRound(store, new BriefingOptions(), _clock, NullLogger<BriefingRound>.Instance).RunAsync(Token);
            if (part == Parts - 1) return (Tell(store), archived);
            await store.DisposeAsync();
            if (fromOldSchema && part == 0) Age();
        }

        throw new InvalidOperationException("There are no parts.");
    }

    /// <summary>Leaves the file as the first version of the program would have, which knew no archives.</summary>
    private void Age()
    {
        var present = _folder.File("present.db");
        File.Move(Path, present);
        File.Delete(_folder.File("machine-log.db"));
        File.Delete(_folder.File("machine.seal"));
        OldSchema.Write(present, Path, inLog: false);
        File.Delete(present);
    }

    private static string Tell(LiteDbStore store)
    {
        var assignments = store.ChangesAfter(ChangeCursor.Start, new HashSet<ChangeKind> { ChangeKind.Assignment }).Select(change => (Assignment)change.Record).Select(assignment => $"{assignment.Sequence} {assignment.Thread}");
        var threads = store.Threads().Select(thread => $"{thread.Id} {thread.PostCount} {thread.MergedInto} {thread.Title}: {store.LatestBriefing(thread.Id)?.Version} {string.Join(' ', store.LatestBriefing(thread.Id)?.Sections.What.Select(sentence => sentence.Text) ?? [])} {store.PostsOf(thread.Id).Count}");
        return string.Join('\n', assignments.Concat(threads));
    }

    private static string Text(int number)
    {
        var story = number / PostsPerStory;
        var random = new Random(number);
        return $"The {Word(story, 0)} of {Word(story, 1)} was {Word(story, 2)} by the {Word(story, 3)} in {Word(story, 4)}. Some {number} people saw the {Word(story, random.Next(5))} near {Word(random.Next(1000), 9)}.";
    }

    private static string Word(int story, int place) => $"{(char)('a' + (place % 26))}{(char)('a' + (story % 26))}{(char)('a' + (story / 26 % 26))}ord{(char)('a' + (story * 7 % 26))}";
}
