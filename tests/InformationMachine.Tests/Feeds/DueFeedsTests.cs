using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Feeds;

public sealed class DueFeedsTests
{
    private static readonly DateTimeOffset Now = Some.Time;
    private readonly FakeTimeProvider _time = new(Now);
    private readonly DueFeeds _due = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_feed_is_given_out_when_it_is_due_and_once_until_it_comes_back()
    {
        _due.Load([Feed("a", 0), Feed("b", 5), Feed("c", 1)]);
        var first = Take(2);
        first.Select(Name).ShouldBe(["a", "c"]);
        Take(4).ShouldBeEmpty();
        _due.Return(first[0] with { Due = Now.AddHours(3) });
        Take(4).Select(Name).ShouldBe(["a"]);
    }

    [Fact]
    public void A_restart_polls_nothing_before_its_time()
    {
        var state = new FeedState { Id = Some.Feed, Url = "http://a.example/feed", NextPollAt = Now.AddHours(1) };
        var feed = new FeedConfig { Id = Some.Feed, Url = new Uri("http://a.example/feed") };
        _due.Load([DueFeed.Of(feed, state)]);
        Take(0.9).ShouldBeEmpty();
        Take(1).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_new_list_does_not_give_out_a_feed_that_is_being_polled()
    {
        _due.Load([Feed("a", 0)]);
        var taken = Take(0).ShouldHaveSingleItem();
        _due.Load([Feed("a", 0), Feed("b", 0)]);
        Take(0).Select(Name).ShouldBe(["b"]);
        _due.Return(taken with { Due = Now });
        Take(0).Select(Name).ShouldBe(["a"]);
    }

    [Fact]
    public void A_feed_whose_address_was_changed_meanwhile_is_due_at_once()
    {
        _due.Load([Feed("a", 0)]);
        var taken = Take(0).ShouldHaveSingleItem();
        _due.Load([Feed("a", 5) with { Feed = taken.Feed with { Url = new Uri("http://new.example/") } }]);
        _due.Return(taken with { Due = Now.AddHours(9) });
        Take(0).ShouldHaveSingleItem().Hosts.ShouldBe(["new.example"]);
    }

    [Fact]
    public void A_muted_feed_is_polled_only_when_asked_for()
    {
        _due.Load([Feed("a", 0) with { Due = DateTimeOffset.MaxValue }]);
        Take(1e6).ShouldBeEmpty();
        _due.Hasten(FeedId.Parse("a")).ShouldBeTrue();
        _due.Hasten(FeedId.Parse("unknown")).ShouldBeFalse();
        Take(0).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_waits_wakes_for_the_next_feed_and_for_one_that_is_hastened()
    {
        _due.Load([Feed("a", 1), Feed("b", 2)]);
        await _due.WaitAsync(TimeSpan.FromMilliseconds(1), Task.CompletedTask, _time, Token);
        var waiting = _due.WaitAsync(TimeSpan.FromHours(9), new TaskCompletionSource().Task, _time, Token);
        waiting.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromHours(1));
        await waiting;
        Take(1).ShouldHaveSingleItem();
        waiting = _due.WaitAsync(TimeSpan.FromHours(9), new TaskCompletionSource().Task, _time, Token);
        _due.Hasten(FeedId.Parse("b"));
        await waiting;
    }

    [Fact]
    public void Feeds_that_lead_to_the_same_hosts_name_them_in_the_same_order()
    {
        Hosts("http://a.example/", "b.example").ShouldBe(["a.example", "b.example"]);
        Hosts("http://b.example/", "a.example").ShouldBe(["a.example", "b.example"]);
        Hosts("http://a.example/", "A.example").ShouldBe(["a.example"]);
    }

    private static IReadOnlyList<string> Hosts(string url, string answering) =>
        DueFeed.Of(new FeedConfig { Id = Some.Feed, Url = new Uri(url) }, new FeedState { Id = Some.Feed, Url = url, Host = answering }).Hosts;

    private static DueFeed Feed(string id, double hours) =>
        new(new FeedConfig { Id = FeedId.Parse(id), Url = new Uri($"http://{id}.example/feed") }, Now.AddHours(hours), [$"{id}.example"], IsFailing: false);

    private static string Name(DueFeed feed) => feed.Feed.Id.Value;

    private IReadOnlyList<DueFeed> Take(double hours) => _due.Take(Now.AddHours(hours));
}
