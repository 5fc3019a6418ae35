using InformationMachine.Data.Briefings;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Data.Store.Contract;

/// <summary>What a model wrote is appended, once a version, and is no part of what others follow.</summary>
public abstract class WordingContract : EngineContract
{
    private protected WordingContract(IEngine engine)
        : base(engine)
    {
    }

    [Fact]
    public async Task A_wording_comes_back_as_it_was_given_and_stays()
    {
        var store = await OpenAsync();
        var cursor = store.LatestChange;
        await store.CommitAsync(new StoreBatch { Wordings = [Some.Wording(1, 1), Some.Wording(1, 2)] }, Token);
        await store.CommitAsync(new StoreBatch { Wordings = [Some.Wording(1, 2) with { Model = "another" }, Some.Wording(2, 1)] }, Token);
        store.WordingsAfter(0).Select(wording => (wording.Number, wording.Thread.Value, wording.Version, wording.Model)).ShouldBe([(1, 1, 1, "m"), (2, 1, 2, "m"), (3, 2, 1, "m")]);
        store.WordingsAfter(2).ShouldHaveSingleItem();
        (store.LastWording, store.LatestChange).ShouldBe((3, cursor));
        await store.DisposeAsync();
        store = await OpenAsync();
        var read = store.Wording(new ThreadId(1), 2).ShouldNotBeNull();
        System.Text.Json.JsonSerializer.Serialize(read).ShouldBe(System.Text.Json.JsonSerializer.Serialize(Some.Wording(1, 2) with { Number = 2 }));
        store.Wording(new ThreadId(1), 3).ShouldBeNull();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task Answers_are_found_by_their_question_and_forgotten_in_time()
    {
        var store = await OpenAsync();
        await store.CommitAsync(new StoreBatch { Answers = [new ModelAnswer("a", "one", 10, 2, Some.Time), new ModelAnswer("b", "two", 20, 4, Some.Time.AddHours(1))] }, Token);
        await store.DisposeAsync();
        store = await OpenAsync();
        store.Answer("a").ShouldBe(new ModelAnswer("a", "one", 10, 2, Some.Time));
        store.Answer("c").ShouldBeNull();
        store.AnswersFrom(Some.Time.AddMinutes(30)).ShouldHaveSingleItem().Key.ShouldBe("b");
        await store.CommitAsync(new StoreBatch { AnswersFrom = Some.Time.AddHours(1) }, Token);
        store.AnswersFrom(DateTimeOffset.UnixEpoch).ShouldHaveSingleItem().Key.ShouldBe("b");
        await store.DisposeAsync();
    }
}
