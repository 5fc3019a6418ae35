using System.Collections.Concurrent;
using InformationMachine.Feeds;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Feeds;

public sealed class HostGatesTests
{
    private readonly FakeTimeProvider _time = new(Some.Time);
    private int _running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_host_sees_more_than_its_limit_and_a_crowded_one_holds_up_nobody()
    {
        using var gates = new HostGates(new FeedOptions { Concurrency = 3, ConcurrencyPerHost = 2, HostGap = TimeSpan.Zero }, _time);
        var open = new TaskCompletionSource();
        var crowd = Enumerable.Range(0, 10).Select(_ => gates.PassAsync(Due("crowded"), () => Hold(open.Task), Token)).ToList();
        _running.ShouldBe(2);
        (await gates.PassAsync(Due("calm"), () => Task.FromResult(7), Token)).ShouldBe(7);
        open.SetResult();
        await Task.WhenAll(crowd);
    }

    [Fact]
    public async Task Feeds_that_hang_leave_places_to_those_that_work()
    {
        using var gates = new HostGates(new FeedOptions { Concurrency = 4, ConcurrencyPerHost = 2, HostGap = TimeSpan.Zero }, _time);
        var open = new TaskCompletionSource();
        var hanging = Enumerable.Range(0, 20).Select(n => gates.PassAsync(Due($"dead{n % 10}") with { IsFailing = true }, () => Hold(open.Task), Token)).ToList();
        _running.ShouldBe(2);
        (await gates.PassAsync(Due("dead1"), () => Task.FromResult(7), Token)).ShouldBe(7);
        open.SetResult();
        await Task.WhenAll(hanging);
    }

    [Fact]
    public async Task Polls_of_one_host_begin_apart_by_changing_gaps()
    {
        using var gates = new HostGates(new FeedOptions { Concurrency = 100, ConcurrencyPerHost = 64, HostGap = TimeSpan.FromSeconds(1) }, _time);
        var begun = new ConcurrentQueue<double>();
        var polls = Enumerable.Range(0, 20).Select(_ => gates.PassAsync(Due("host"), () => Note(begun), Token)).ToList();
        while (polls.Exists(poll => !poll.IsCompleted))
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(1, Token);
        }

        var gaps = begun.Zip(begun.Skip(1), (a, b) => b - a).ToList();
        gaps.ShouldAllBe(gap => gap > 0.4 && gap < 1.6);
        gaps.Select(gap => Math.Round(gap, 1)).Distinct().Count().ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task Loopback_is_not_kept_waiting()
    {
        using var gates = new HostGates(new FeedOptions { HostGap = TimeSpan.FromMinutes(1) }, _time);
        for (var i = 0; i < 5; i++) await gates.PassAsync(Due("127.0.0.1"), () => Task.FromResult(0), Token);
    }

    private static DueFeed Due(string host) => DueFeed.Of(new FeedConfig { Id = Some.Feed, Url = new Uri($"http://{host}/feed") }, null);

    private async Task<int> Hold(Task open)
    {
        Interlocked.Increment(ref _running);
        await open;
        Interlocked.Decrement(ref _running);
        return 0;
    }

    private Task<int> Note(ConcurrentQueue<double> begun)
    {
        begun.Enqueue((_time.GetUtcNow() - Some.Time).TotalSeconds);
        return Task.FromResult(0);
    }
}
