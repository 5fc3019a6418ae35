using System.Collections.Concurrent;
using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Feeds;

/// <summary>The loop: a fake clock, a real file, a source that notes when it was asked.</summary>
public sealed class FeedPollerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Some.Time);
    private LiteDbStore? _store;
    private readonly ConcurrentQueue<(string Feed, double Hours)> _asked = new();
    private SourceReading _answer = new() { Outcome = new FetchOutcome { ETag = "\"1\"" }, Feed = new ParsedFeed { Items = [new ParsedItem { Id = "1", ContentText = "words" }] } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_restart_asks_nobody_before_the_time()
    {
        await RunAsync([Feed("a")], async _ => await AskedAsync(1));
        await RunAsync([Feed("a")], async _ =>
        {
            await AdvanceAsync(TimeSpan.FromMinutes(55));
            _asked.Count.ShouldBe(1);
            await AdvanceAsync(TimeSpan.FromMinutes(70));
            await AskedAsync(2);
        });
    }

    [Fact]
    public async Task A_host_that_asks_for_a_pause_is_left_alone_by_its_other_feeds_across_a_restart()
    {
        _answer = new SourceReading { Outcome = FetchOutcome.Failed(FeedFailure.Throttled, "HTTP 429") with { Status = 429, RetryAfter = TimeSpan.FromHours(5) } };
        await RunAsync([Feed("a")], async _ => await UntilAsync(() => _store!.FeedStates().Any(state => state.Failure == FeedFailure.Throttled)));
        await RunAsync([Feed("a"), Feed("b"), Feed("other", "other.example")], async _ =>
        {
            await AskedAsync(2);
            _asked.Last().Feed.ShouldBe("other");
            await AdvanceAsync(TimeSpan.FromHours(4));
            _asked.ShouldNotContain(asked => asked.Feed == "b");
            await AdvanceAsync(TimeSpan.FromHours(1.2));
            await UntilAsync(() => _asked.Any(asked => asked.Feed == "b"));
        });
    }

    [Fact]
    public async Task A_muted_feed_rests_until_somebody_asks_for_it()
    {
        _answer = SourceReading.Failed(FeedFailure.Gone, "HTTP 410");
        await RunAsync([Feed("a")], async poller =>
        {
            await AskedAsync(1);
            await AdvanceAsync(TimeSpan.FromDays(20));
            _asked.Count.ShouldBe(1);
            poller.PollNow("a").ShouldBeTrue();
            await AskedAsync(2);
        });
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_silence_the_feeds()
    {
        await RunAsync([Feed("a")], async _ =>
        {
            await AskedAsync(1);
            // A poll that is broken off is not remembered, and made again.
            while (_store!.FeedState(FeedId.Parse("a"))?.LastPollAt is null) await Task.Delay(5, Token);
        });
        _time.AdjustTime(Some.Time.AddDays(-100));
        await RunAsync([Feed("a")], async _ =>
        {
            await AdvanceAsync(TimeSpan.FromMinutes(55));
            _asked.Count.ShouldBe(1);
            await AdvanceAsync(TimeSpan.FromMinutes(70));
            await AskedAsync(2);
        });
    }

    [Fact]
    public async Task While_the_network_is_down_nothing_counts_and_afterwards_all_are_polled_soon()
    {
        var network = new SwitchedNetwork();
        var list = new FeedList([Feed("a", "a.example"), Feed("b", "b.example"), Feed("c", "c.example")]);
        using var watch = new NetworkWatch(list, network, _time, NullLogger<NetworkWatch>.Instance);
        var answer = _answer with { Outcome = _answer.Outcome with { Status = 200 } };
        _answer = SourceReading.Failed(FeedFailure.Dns, "the host name could not be resolved");
        await RunAsync(
            list,
            async _ =>
            {
                await AskedAsync(1);
                await AdvanceAsync(TimeSpan.FromHours(9));
                _asked.Count.ShouldBeLessThanOrEqualTo(list.Feeds.Length, "while it is down only looks go out");
                _store!.FeedStates().ShouldAllBe(state => state.Failure == FeedFailure.None && state.FailureStreak == 0 && state.Polls == 0);
                network.IsUp = true;
                _answer = answer;
                var before = _asked.Count;
                await AdvanceAsync(TimeSpan.FromMinutes(3));
                await AskedAsync(before + 3);
                await UntilAsync(() => _store.FeedStates().Count(state => state.LastSuccessAt is not null) == 3);
                _store.FeedStates().ShouldAllBe(state => state.FailureStreak == 0 && state.NextPollAt - _time.GetUtcNow() < TimeSpan.FromHours(2.5));
            },
            watch);
    }

    [Fact]
    public async Task A_new_list_of_feeds_is_taken_over_at_once()
    {
        var list = new FeedList([Feed("a")]);
        await RunAsync(list, async _ =>
        {
            await AskedAsync(1);
            list.Replace([Feed("a"), Feed("b")]);
            await AskedAsync(2);
            _asked.Select(asked => asked.Feed).ShouldBe(["a", "b"]);
        });
    }

    private static FeedConfig Feed(string id, string host = "host.example") => new() { Id = FeedId.Parse(id), Url = new Uri($"http://{host}/{id}") };

    private Task RunAsync(ImmutableArray<FeedConfig> feeds, Func<FeedPoller, Task> test) => RunAsync(new FeedList(feeds), test);

    private async Task RunAsync(FeedList feeds, Func<FeedPoller, Task> test, NetworkWatch? network = null)
    {
        await using var store = LiteDbStore.Open(_folder.File("machine.db"));
        _store = store;
        var options = new FeedOptions { HostGap = TimeSpan.Zero };
        using var gates = new HostGates(options);
        var pauses = new HostPauses(options);
        var sources = new Dictionary<string, IFeedSource>(StringComparer.Ordinal) { ["feed"] = new NotingSource(this) };
        var round = new FeedRound(store, sources, options, pauses, NullLogger<FeedRound>.Instance, network);
        using var poller = new FeedPoller(feeds, store, round, new FeedPollerParts(gates, pauses, new PostSignal(), _time, network), NullLogger<FeedPoller>.Instance);
        await poller.StartAsync(Token);
        await test(poller);
        await poller.StopAsync(Token);
    }

    /// <summary>In steps, with time for the loop to do what is due.</summary>
    private async Task AdvanceAsync(TimeSpan span)
    {
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(span / 20);
            await Task.Delay(5, Token);
        }
    }

    private Task AskedAsync(int times) => UntilAsync(() => _asked.Count >= times);

    private async Task UntilAsync(Func<bool> isTrue)
    {
        for (var i = 0; i < 2000 && !isTrue(); i++) await Task.Delay(10, Token);
        isTrue().ShouldBeTrue();
        // What was asked is also stored before the test goes on.
        await Task.Delay(50, Token);
    }

    private sealed class NotingSource(FeedPollerTests test) : IFeedSource
    {
        public string Kind => "feed";

        public Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
        {
            test._asked.Enqueue((feed.Id.Value, (test._time.GetUtcNow() - Some.Time).TotalHours));
            return Task.FromResult(test._answer);
        }
    }
}
