using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>What a mutation of the commit path left unnoticed.</summary>
public sealed class GroupCommitterTests
{
    private const int MoreThanMayWait = 300;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_frees_its_place_in_the_queue()
    {
        await using var store = LiteDbStore.InMemory();
        for (var i = 1; i <= MoreThanMayWait; i++) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(i)] }, Token).WaitAsync(TimeSpan.FromSeconds(30), Token);
        store.Counts().Posts.ShouldBe(MoreThanMayWait);
    }
}
