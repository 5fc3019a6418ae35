using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Tests.Deliveries;

/// <summary>What is kept of watches and messages comes back whole from a file, also from one that was closed, copied or built anew.</summary>
public sealed class DeliveryStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Watches_and_messages_outlive_a_compaction()
    {
        await using var store = LiteDbStore.Open(_folder.File("machine.db"));
        await store.CommitAsync(new StoreBatch { RemovedWatches = [4], DeliveryCursor = "start" }, TestContext.Current.CancellationToken);
        await store.CompactAsync(TestContext.Current.CancellationToken);
        store.DeliveryCursor.ShouldBe("start");
    }

    [Fact]
    public async Task The_whole_stage_goes_on_from_a_file_that_was_closed_between_its_steps()
    {
        await using var room = new Newsroom(_folder.File("machine.db"));
        room.Add("phone");
        await room.WatchAsync(new WatchDraft { Receivers = ["phone"] });
        for (var i = 1; i <= 3; i++)
        {
            await room.TellAsync(i, ($"Ada {i}", $"The mill number {i} in Harwich will close its east wing in March."), ($"Ben {i}", $"Workers of Harwich mill number {i} march to the town hall."));
            await room.RestartAsync();
            await room.RunAsync();
            await room.RestartAsync();
            await room.RunAsync();
        }

        room.Inbox.Stories.Select(story => story.Thread).ShouldBe([1, 2, 3]);
    }
}
