using InformationMachine.Data.Changes;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Tests.Deliveries;
using Npgsql;

namespace InformationMachine.Tests.Data.Store.Postgres;

/// <summary>Several processes on one database, each a store of its own here: one numbering, and rights that one of them has at a time.</summary>
public sealed class ManyWritersTests : IAsyncDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1.5);

    private readonly PostgresEngine _engine = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Two_that_write_at_once_give_numbers_without_a_gap_and_followers_see_all_in_order()
    {
        const int Each = 120;
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();
        var start = first.LatestChange;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var following = FollowAsync(start, 2 * Each, stop.Token);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < Each / 4; n++) await (writer % 2 == 0 ? first : second).CommitAsync(new StoreBatch { NewPosts = [Some.Post(1 + (writer * Each) + n)] }, Token);
        }, Token)));
        stop.CancelAfter(TimeSpan.FromSeconds(30));
        var seen = await following;
        first.PostsAfter(0).Select(post => post.Sequence).ShouldBe(Enumerable.Range(1, 2 * Each).Select(n => (long)n));
        second.PostsAfter(0).Select(post => post.Id).Distinct().Count().ShouldBe(2 * Each);
        seen.ShouldBe(Enumerable.Range(1, 2 * Each).Select(n => (long)n));
        first.Counts().Posts.ShouldBe(2 * Each);
        (await SqlAsync("SELECT count(*) FROM {0}.changes")).ShouldBeOfType<long>().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task One_holds_a_role_and_another_takes_it_over_when_it_is_gone()
    {
        await using var first = await OpenAsync(3 * Short);
        await using var second = await OpenAsync();
        var held = first.Hold(StoreRole.Link).ShouldNotBeNull();
        second.Hold(StoreRole.Link).ShouldBeNull();
        second.Hold(StoreRole.Brief).ShouldNotBeNull();
        await Task.Delay(4 * Short, Token);
        first.Hold(StoreRole.Link).ShouldBe(held, "it is renewed");
        second.Hold(StoreRole.Link).ShouldBeNull();
        await first.DisposeAsync();
        var next = second.Hold(StoreRole.Link).ShouldNotBeNull("what is given back is free at once");
        next.Epoch.ShouldBe(held.Epoch + 1);
    }

    [Fact]
    public async Task Whoever_slept_past_its_lease_writes_nothing_under_it_and_stands_in_line_again()
    {
        await using var first = await OpenAsync(TimeSpan.FromMinutes(5));
        await using var second = await OpenAsync();
        var held = first.Hold(StoreRole.Link).ShouldNotBeNull();
        await first.CommitAsync(new StoreBatch { LinkedThrough = 1, Leases = [held] }, Token);
        // What a stop leaves: a right whose time is over, and a process that does not know it.
        await SqlAsync("UPDATE {0}.holds SET until = '-infinity'");
        var next = second.Hold(StoreRole.Link).ShouldNotBeNull();
        first.Hold(StoreRole.Link).ShouldBe(held, "it does not know yet");
        await Should.ThrowAsync<LeaseLostException>(() => first.CommitAsync(new StoreBatch { LinkedThrough = 7, Leases = [held] }, Token));
        first.LinkedThrough.ShouldBe(1);
        await second.CommitAsync(new StoreBatch { LinkedThrough = 2, Leases = [next] }, Token);
        first.LinkedThrough.ShouldBe(2);
        first.Hold(StoreRole.Link).ShouldBeNull("it knows now");
        first.Lost.IsCancellationRequested.ShouldBeFalse();
        await first.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        // A batch made under the earlier right stays refused when the role comes back.
        await second.DisposeAsync();
        first.Hold(StoreRole.Link).ShouldNotBeNull().Epoch.ShouldBe(next.Epoch + 1);
        await Should.ThrowAsync<LeaseLostException>(() => first.CommitAsync(new StoreBatch { LinkedThrough = 7, Leases = [held] }, Token));
        first.LinkedThrough.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_refused_takes_no_batch_of_others_with_it()
    {
        await using var first = await OpenAsync();
        var lost = new StoreLease(StoreLease.NameOf(StoreRole.Link), 99);
        var commits = Enumerable.Range(1, 20).Select(n => first.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n)], Leases = n % 5 == 0 ? [lost] : [] }, Token)).ToList();
        await Task.WhenAll(commits.Select(commit => commit.ContinueWith(_ => { }, TaskScheduler.Default)));
        commits.Count(commit => commit.Exception?.InnerException is LeaseLostException).ShouldBe(4);
        first.PostsAfter(0).Select(post => post.Sequence).ShouldBe(Enumerable.Range(1, 16).Select(n => (long)n));
        first.CheckHealth().IsWriting.ShouldBeTrue();
    }

    [Fact]
    public async Task A_host_is_polled_by_one_at_a_time()
    {
        await using var first = await OpenAsync(TimeSpan.FromSeconds(20));
        await using var second = await OpenAsync();
        var mine = first.Claim(["a.example", "B.example"]);
        mine.Count.ShouldBe(2);
        var again = first.Claim(["a.example"]).ShouldHaveSingleItem();
        second.Claim(["b.example", "c.example"]).ShouldHaveSingleItem().Name.ShouldBe(StoreLease.NameOf("c.example"));
        first.Release(mine);
        await UntilAsync(() => second.Claim(["b.example"]).Count == 1);
        second.Claim(["a.example"]).ShouldBeEmpty("one poll of that host is not over");
        first.Release([again]);
        await UntilAsync(() => second.Claim(["a.example"]).Count == 1);
        await Should.ThrowAsync<LeaseLostException>(() => first.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)], Leases = [again] }, Token));
        first.Counts().Posts.ShouldBe(0);
    }

    [Fact]
    public async Task Messages_are_numbered_by_one_process_and_whoever_takes_over_goes_on_behind_them()
    {
        await using var newsroom = new Newsroom();
        newsroom.Add("ada");
        await using var first = await OpenAsync(TimeSpan.FromMinutes(5));
        await using var second = await OpenAsync(TimeSpan.FromMinutes(5));
        using var one = newsroom.RoundOn(first);
        using var other = newsroom.RoundOn(second);
        await one.TestAsync("ada", Token);
        (await Should.ThrowAsync<RefusedException>(() => other.TestAsync("ada", Token))).IsUnavailable.ShouldBeTrue();
        (await other.RunAsync(Token)).ShouldBe(0);
        newsroom.Inbox.Messages.ShouldBeEmpty("the other one sends");
        await SqlAsync("UPDATE {0}.holds SET until = '-infinity'");
        await other.TestAsync("ada", Token);
        await other.TestAsync("ada", Token);
        await Should.ThrowAsync<LeaseLostException>(() => one.TestAsync("ada", Token));
        await SqlAsync("UPDATE {0}.holds SET until = '-infinity'");
        await one.TestAsync("ada", Token);
        first.DeliveriesAfter(0).Select(delivery => delivery.Id).ShouldBe([1, 2, 3, 4]);
        first.DeliveriesAfter(0).Select(delivery => delivery.Message).Distinct().Count().ShouldBe(4, "none was written over");
    }

    [Fact]
    public async Task The_commits_of_others_are_seen()
    {
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();
        await second.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        await UntilAsync(() => first.Commits == second.Commits);
    }

    [Fact]
    public async Task A_transaction_that_stands_still_is_ended_by_the_server()
    {
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();
        using var asleep = new ManualResetEventSlim();
        using var wake = new ManualResetEventSlim();
        var slept = false;
        first.AtCommit = (_, isDone) =>
        {
            if (isDone || slept) return;
            slept = true;
            asleep.Set();
            wake.Wait(TimeSpan.FromMinutes(1), Token);
        };
        var sleeping = first.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        asleep.Wait(Token);
        await second.CommitAsync(new StoreBatch { NewPosts = [Some.Post(2)] }, Token).WaitAsync(TimeSpan.FromSeconds(50), Token);
        wake.Set();
        await Should.ThrowAsync<StoreUnreachableException>(() => sleeping);
        await first.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        first.PostsAfter(0).Select(post => (post.Guid, post.Sequence)).ShouldBe([("2", 1), ("1", 2)]);
    }

    /// <summary>Rights are given back, and commits of others seen, some time later.</summary>
    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var n = 0; n < 600; n++)
        {
            if (isSo()) return;
            await Task.Delay(50, Token);
        }

        isSo().ShouldBeTrue();
    }

    private async Task<PostgresStore> OpenAsync(TimeSpan? lease = null) => PostgresStore.Open(await _engine.ConnectionAsync(), TimeSpan.Zero, lease ?? Short, Token);

    /// <summary>The sequences of posts in the order in which a third process sees them.</summary>
    private async Task<List<long>> FollowAsync(ChangeCursor cursor, int until, CancellationToken stop)
    {
        await using var reader = PostgresReader.OpenToRead(await _engine.ConnectionAsync());
        var seen = new List<long>();
        while (seen.Count < until && !stop.IsCancellationRequested)
        {
            foreach (var change in reader.ChangesAfter(cursor))
            {
                seen.Add(((Post)change.Record).Sequence);
                cursor = change.Cursor;
            }

            await Task.Yield();
        }

        return seen;
    }

    private async Task<object?> SqlAsync(string sql)
    {
        var schema = new NpgsqlConnectionStringBuilder(await _engine.ConnectionAsync()).SearchPath;
        return await (await PostgresServer.OneAsync()).AskAsync(sql.Replace("{0}", schema, StringComparison.Ordinal));
    }
}
