using InformationMachine.Data.Briefings;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>What a model wrote is appended, once a version, and is no part of what others follow.</summary>
public sealed class WordingRecordsTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private LiteDbStore _store;

    public WordingRecordsTests() => _store = LiteDbStore.Open(_folder.File("machine.db"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_wording_comes_back_as_it_was_given_and_stays()
    {
        var cursor = _store.LatestChange;
        await _store.CommitAsync(new StoreBatch { Wordings = [Wording(1, 1), Wording(1, 2)] }, Token);
        await _store.CommitAsync(new StoreBatch { Wordings = [Wording(1, 2) with { Model = "another" }, Wording(2, 1)] }, Token);
        _store.WordingsAfter(0).Select(wording => (wording.Number, wording.Thread.Value, wording.Version, wording.Model)).ShouldBe([(1, 1, 1, "m"), (2, 1, 2, "m"), (3, 2, 1, "m")]);
        _store.WordingsAfter(2).ShouldHaveSingleItem();
        (_store.LastWording, _store.LatestChange).ShouldBe((3, cursor));
        await ReopenAsync();
        var read = _store.Wording(new ThreadId(1), 2).ShouldNotBeNull();
        System.Text.Json.JsonSerializer.Serialize(read).ShouldBe(System.Text.Json.JsonSerializer.Serialize(Wording(1, 2) with { Number = 2 }));
        _store.Wording(new ThreadId(1), 3).ShouldBeNull();
    }

    [Fact]
    public async Task Answers_are_found_by_their_question_and_forgotten_in_time()
    {
        await _store.CommitAsync(new StoreBatch { Answers = [new ModelAnswer("a", "one", 10, 2, Some.Time), new ModelAnswer("b", "two", 20, 4, Some.Time.AddHours(1))] }, Token);
        await ReopenAsync();
        _store.Answer("a").ShouldBe(new ModelAnswer("a", "one", 10, 2, Some.Time));
        _store.Answer("c").ShouldBeNull();
        _store.AnswersFrom(Some.Time.AddMinutes(30)).ShouldHaveSingleItem().Key.ShouldBe("b");
        await _store.CommitAsync(new StoreBatch { AnswersFrom = Some.Time.AddHours(1) }, Token);
        _store.AnswersFrom(DateTimeOffset.UnixEpoch).ShouldHaveSingleItem().Key.ShouldBe("b");
    }

    [Fact]
    public async Task A_snapshot_and_a_compacted_file_have_them()
    {
        await _store.CommitAsync(new StoreBatch { Wordings = [Wording(1, 1)], Answers = [new ModelAnswer("a", "one", 10, 2, Some.Time)] }, Token);
        await new SnapshotPublisher(_folder.Path).PublishAsync(_store, Token);
        using var snapshot = Snapshot.Open(_folder.File(Path.Combine(SnapshotPublisher.FolderName, SnapshotPublisher.FileName)));
        snapshot.Wording(new ThreadId(1), 1).ShouldNotBeNull();
        await _store.CompactAsync(Token);
        _store.Wording(new ThreadId(1), 1).ShouldNotBeNull();
        _store.Answer("a").ShouldNotBeNull();
    }

    private async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        _store = LiteDbStore.Open(_folder.File("machine.db"));
    }

    private static ModelWording Wording(int thread, int version) => new()
    {
        Thread = new ThreadId(thread),
        Version = version,
        Model = "m",
        PromptVersion = 1,
        Options = "o",
        WrittenAt = Some.Time,
        Requests = 3,
        InputTokens = 100,
        OutputTokens = 20,
        Skipped = "s",
        Sections = [new WordedSection("what", [new WordedSentence("It sails.", [1, 2], StatementKind.Said) { Speaker = "Ada", IsExtract = true, Score = 0.5 }]), new WordedSection("why", [], "refused")],
        Refused = [new RefusedSentence("why", "It sinks.", [1], "words")],
    };
}
