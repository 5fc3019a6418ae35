using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>What a mutation of the commit path left unnoticed.</summary>
public sealed class GroupCommitterTests
{
    private const int MoreThanMayWait = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_frees_its_place_in_the_queue()
    {
        await using var store = LiteDbStore.InMemory();
        for (var i = 1; i <= MoreThanMayWait; i++) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(i)] }, Token).WaitAsync(Patience, Token);
        store.Counts().Posts.ShouldBe(MoreThanMayWait);
    }

    [Fact]
    public async Task A_batch_whose_owner_left_before_its_turn_is_not_stored()
    {
        using var writer = new HeldWriter();
        using var committer = new GroupCommitter(writer.Write);
        var first = committer.CommitAsync(Batch(1), Token);
        writer.Begun(1);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var second = committer.CommitAsync(Batch(2), leaving.Token);
        var third = committer.CommitAsync(Batch(3), Token);
        await leaving.CancelAsync();
        writer.Release();
        await first.WaitAsync(Patience, Token);
        await Should.ThrowAsync<OperationCanceledException>(() => second.WaitAsync(Patience, Token));
        await third.WaitAsync(Patience, Token);
        writer.Written.ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task Of_a_group_that_cannot_be_stored_only_the_bad_batch_fails()
    {
        using var writer = new HeldWriter { Refused = 3 };
        using var committer = new GroupCommitter(writer.Write);
        var first = committer.CommitAsync(Batch(1), Token);
        writer.Begun(1);
        Task[] group = [committer.CommitAsync(Batch(2), Token), committer.CommitAsync(Batch(3), Token), committer.CommitAsync(Batch(4), Token)];
        writer.Release();
        await first.WaitAsync(Patience, Token);
        await group[0].WaitAsync(Patience, Token);
        (await Should.ThrowAsync<IOException>(() => group[1].WaitAsync(Patience, Token))).Message.ShouldBe("3 is refused");
        await group[2].WaitAsync(Patience, Token);
        writer.Written.ShouldBe(["1", "2", "4"]);
        writer.Tries.ShouldBe(["1", "2 3 4", "2", "3", "4"]);
    }

    [Fact]
    public async Task A_batch_alone_is_tried_once()
    {
        using var writer = new HeldWriter { Refused = 1 };
        writer.Release();
        using var committer = new GroupCommitter(writer.Write);
        await Should.ThrowAsync<IOException>(() => committer.CommitAsync(Batch(1), Token).WaitAsync(Patience, Token));
        writer.Tries.ShouldBe(["1"]);
    }

    [Fact]
    public async Task What_waits_is_stored_before_the_end()
    {
        using var writer = new HeldWriter();
        var committer = new GroupCommitter(writer.Write);
        var first = committer.CommitAsync(Batch(1), Token);
        writer.Begun(1);
        var second = committer.CommitAsync(Batch(2), Token);
        var ended = Task.Run(committer.Dispose, Token);
        writer.Release();
        await ended.WaitAsync(Patience, Token);
        writer.Written.ShouldBe(["1", "2"], "whoever has ended it can close the file");
        await Task.WhenAll(first, second).WaitAsync(Patience, Token);
        await Should.ThrowAsync<ObjectDisposedException>(() => committer.CommitAsync(Batch(3), Token));
    }

    private static StoreBatch Batch(int number) => new() { NewPosts = [Some.Post(number)] };

    /// <summary>Stores nothing, and holds its caller until it is released.</summary>
    private sealed class HeldWriter : IDisposable
    {
        private readonly ManualResetEventSlim _released = new();
        private readonly SemaphoreSlim _begun = new(0);

        /// <summary>The number of the post that is refused.</summary>
        public int Refused { get; init; }

        public List<string> Tries { get; } = [];

        public List<string> Written { get; } = [];

        public void Write(IReadOnlyList<StoreBatch> batches)
        {
            List<string> numbers = [.. batches.SelectMany(batch => batch.NewPosts).Select(post => post.Guid)];
            Tries.Add(string.Join(' ', numbers));
            _begun.Release();
            _released.Wait(Patience, Token).ShouldBeTrue();
            if (numbers.Contains($"{Refused}")) throw new IOException($"{Refused} is refused");
            Written.AddRange(numbers);
        }

        public void Begun(int times)
        {
            for (var i = 0; i < times; i++) _begun.Wait(Patience, Token).ShouldBeTrue();
        }

        public void Release() => _released.Set();

        public void Dispose()
        {
            _released.Dispose();
            _begun.Dispose();
        }
    }
}
