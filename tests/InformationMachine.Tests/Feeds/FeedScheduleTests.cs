using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;

namespace InformationMachine.Tests.Feeds;

public sealed class FeedScheduleTests
{
    private static readonly DateTimeOffset Now = Some.Time;
    private static readonly FeedSchedule Schedule = new(new FeedOptions { MinimumInterval = TimeSpan.FromHours(1), MaximumInterval = TimeSpan.FromHours(24) });
    private static readonly FeedConfig Feed = new() { Id = Some.Feed, Url = new Uri("https://harbour.example.org/feed") };

    [Theory]
    [InlineData(null, 1)]
    [InlineData(0.5, 1)]
    [InlineData(6.0, 6)]
    [InlineData(1000.0, 24)]
    public void A_publisher_can_ask_for_more_time_but_not_for_less(double? hint, double hours) =>
        Wait(Schedule.AfterSuccess(Feed, 1, Now, hint is { } h ? TimeSpan.FromHours(h) : null)).ShouldBeInRange(hours, hours * 1.1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(6, 24)]
    [InlineData(10_000, 24)]
    public void A_failing_feed_is_polled_ever_less_often(int streak, double hours) =>
        Wait(Schedule.AfterFailure(Feed, 1, Now, streak, retryAfter: null)).ShouldBeInRange(hours, hours * 1.1);

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(5.0, 5)]
    [InlineData(1e6, 24)]
    public void A_pause_the_publisher_asks_for_is_kept_within_reason(double retryAfter, double hours) =>
        Wait(Schedule.AfterFailure(Feed, 1, Now, 1, TimeSpan.FromHours(retryAfter))).ShouldBeInRange(hours, hours * 1.1);

    [Fact]
    public void A_feed_keeps_its_own_interval_even_beyond_the_longest() =>
        Wait(Schedule.AfterSuccess(Feed with { Interval = TimeSpan.FromDays(7) }, 1, Now)).ShouldBeGreaterThanOrEqualTo(24 * 7);

    [Fact]
    public void Feeds_added_together_do_not_stay_together() =>
        Enumerable.Range(0, 50).Select(n => Schedule.AfterSuccess(Feed with { Id = FeedId.Parse($"feed-{n}") }, 1, Now)).Distinct().Count().ShouldBeGreaterThan(45);

    [Fact]
    public void The_same_question_has_the_same_answer() => Schedule.AfterSuccess(Feed, 7, Now).ShouldBe(Schedule.AfterSuccess(Feed, 7, Now));

    private static double Wait(DateTimeOffset next) => (next - Now).TotalHours;
}
