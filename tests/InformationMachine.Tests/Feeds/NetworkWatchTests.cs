using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Network;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Feeds;

/// <summary>A network that is down is no publisher's failure.</summary>
public sealed class NetworkWatchTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Some.Time);
    private readonly SwitchedNetwork _dialer = new();
    private readonly Lines _log = new();
    private readonly FeedConfig _one = Feed("one.example");
    private readonly NetworkWatch _watch;

    public NetworkWatchTests() => _watch = new NetworkWatch(new FeedList([_one, Feed("two.example"), Feed("three.example")]), _dialer, _time, _log);

    private static FetchOutcome NoName => FetchOutcome.Failed(FeedFailure.Dns, "the host name could not be resolved");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task While_no_host_can_be_reached_nothing_is_counted_and_few_are_asked()
    {
        (await _watch.IsDownAsync(_one, NoName, Token)).ShouldBeTrue();
        var looks = _dialer.Looks;
        for (var feed = 0; feed < 100; feed++) (await _watch.IsDownAsync(Feed($"{feed}.example"), NoName, Token)).ShouldBeTrue();
        _dialer.Looks.ShouldBe(looks, "one look serves all until the next");
        _watch.Wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        _log.Told.ShouldHaveSingleItem().ShouldStartWith("The network seems to be down");
    }

    [Fact]
    public async Task It_comes_back_within_a_minute_of_the_network_however_long_it_was_away()
    {
        (await _watch.IsDownAsync(_one, NoName, Token)).ShouldBeTrue();
        for (var hour = 0; hour < 60; hour++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            (await _watch.IsStillDownAsync(Token)).ShouldBeTrue();
        }

        _dialer.IsUp = true;
        _time.Advance(_watch.Wait);
        (await _watch.IsStillDownAsync(Token)).ShouldBeFalse();
        _watch.Wait.ShouldBe(TimeSpan.Zero);
        _log.Told.Select(line => line.Split(' ')[2]).ShouldBe(["seems", "is"]);
    }

    [Fact]
    public async Task A_host_that_alone_cannot_be_reached_is_its_publisher_s_failure()
    {
        _dialer.IsUp = true;
        (await _watch.IsDownAsync(_one, NoName, Token)).ShouldBeFalse();
        (await _watch.IsDownAsync(_one, NoName with { IsOffline = true }, Token)).ShouldBeFalse();
        _log.Told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FeedFailure.Tls, 0)]
    [InlineData(FeedFailure.NotFound, 404)]
    [InlineData(FeedFailure.Timeout, 200)]
    public async Task What_came_from_a_host_is_never_the_network(FeedFailure failure, int status) =>
        (await _watch.IsDownAsync(_one, FetchOutcome.Failed(failure, "x") with { Status = status }, Token)).ShouldBeFalse();

    [Fact]
    public async Task A_single_feed_is_offline_only_where_the_machine_itself_says_so()
    {
        using var alone = new NetworkWatch(new FeedList([_one]), _dialer, _time, _log);
        (await alone.IsDownAsync(_one, NoName, Token)).ShouldBeFalse("nobody else can tell");
        (await alone.IsDownAsync(_one, NoName with { IsOffline = true }, Token)).ShouldBeTrue();
    }

    private static FeedConfig Feed(string host) => new() { Id = FeedId.Parse(host), Url = new Uri($"https://{host}/feed") };

    private sealed class Lines : ILogger<NetworkWatch>
    {
        public List<string> Told { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Told.Add(formatter(state, exception));
    }
}
