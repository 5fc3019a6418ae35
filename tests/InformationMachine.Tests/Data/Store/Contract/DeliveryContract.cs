using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Data.Store.Contract;

/// <summary>What is kept of watches and messages comes back whole.</summary>
public abstract class DeliveryContract : EngineContract
{
    private protected DeliveryContract(IEngine engine)
        : base(engine)
    {
    }

    [Fact]
    public async Task Records_come_back_as_they_were_from_a_store_that_was_opened_again()
    {
        var watch = new Watch { Id = 3, Owner = "ada", Name = "harbour", Words = ["harbour bridge"], Authors = ["@cleo"], Feeds = ["blog"], Tags = ["sea"], Thread = new ThreadId(4), Like = ["^harwich"], Events = WatchEvents.Contradiction, MinimumSources = 2, MinimumImportance = 12.5, Receivers = ["phone"], CreatedAt = Some.Time };
        var told = new ToldStory { Receiver = "phone", Thread = new ThreadId(4), Version = 2, At = Some.Time, Posts = [long.MinValue, -1, 7], FirstMessage = "a", LastMessage = "b", Pending = 3, PendingSince = Some.Time, Watches = ["harbour"], Importance = 40 };
        var delivery = SomeDelivery(1);
        var state = new ReceiverState { Receiver = "phone", FailureStreak = 2, LastError = "HTTP 503", NextTryAt = Some.Time, LastSentAt = Some.Time, LastDigestAt = Some.Time };
        await using (var store = await OpenAsync())
        {
            await store.CommitAsync(new StoreBatch { Watches = [watch, watch with { Id = 4 }], ToldStories = [told], Deliveries = [delivery], ReceiverStates = [state], DeliveryCursor = "start" }, Token);
            await store.CommitAsync(new StoreBatch { RemovedWatches = [4] }, Token);
        }

        await using var opened = await OpenAsync();
        Same(opened.Watches().ShouldHaveSingleItem(), watch);
        Same(opened.ToldStory("phone", new ThreadId(4))!, told);
        Same(opened.PendingStories().ShouldHaveSingleItem(), told);
        Same(opened.WaitingDeliveries().ShouldHaveSingleItem(), delivery);
        opened.ReceiverStates().ShouldBe([state]);
        (opened.LastDelivery, opened.DeliveryCursor).ShouldBe((1, "start"));
    }

    [Fact]
    public async Task Ended_messages_are_forgotten_and_waiting_ones_never()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync(new StoreBatch { Deliveries = [SomeDelivery(1) with { State = DeliveryState.Sent }, SomeDelivery(2), SomeDelivery(3) with { State = DeliveryState.Dropped }, SomeDelivery(4) with { State = DeliveryState.Sent }] }, Token);
        await store.CommitAsync(new StoreBatch { DeliveriesFrom = 4 }, Token);
        store.DeliveriesAfter(0).Select(delivery => delivery.Id).ShouldBe([2, 4]);
    }

    [Fact]
    public async Task None_of_it_is_in_the_change_feed()
    {
        await using var store = await OpenAsync();
        var before = store.LatestChange;
        await store.CommitAsync(new StoreBatch { Deliveries = [SomeDelivery(1)] }, Token);
        store.LatestChange.ShouldBe(before);
    }

    private static Delivery SomeDelivery(long id) => new()
    {
        Id = id,
        Message = $"m{id}",
        Receiver = "phone",
        CreatedAt = Some.Time,
        Attempts = 1,
        Error = "HTTP 503",
        Stories = [new DeliveredStory { Thread = new ThreadId(4), Version = 3, Since = 2, Title = "A title", Language = "en", Importance = 40, Why = "3 sources", Watches = ["harbour"], FirstMessage = "a", PreviousMessage = "b", Lines = [new(DeliveredLineKind.Figure, "It is 7.", "Ada", [1, 2])], Sources = [new(1, "Ada", "https://example.org/"), new(2, "Ben", null)] }],
    };

    /// <summary>Records with lists differ in their arrays' identities: what they hold is compared.</summary>
    private static void Same<T>(T actual, T expected) => System.Text.Json.JsonSerializer.Serialize(actual).ShouldBe(System.Text.Json.JsonSerializer.Serialize(expected));
}
