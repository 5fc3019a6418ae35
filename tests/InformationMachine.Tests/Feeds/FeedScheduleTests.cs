using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;

namespace InformationMachine.Tests.Feeds;

public sealed class FeedScheduleTests
{
    private static readonly DateTimeOffset Now = Some.Time;
    private static readonly FeedSchedule Schedule = new(new FeedOptions { MinimumInterval = TimeSpan.FromHours(1), MaximumInterval = TimeSpan.FromHours(24), PollsPerPost = 4 });
    private static readonly FeedConfig Feed = new() { Id = Some.Feed, Url = new Uri("https://harbour.example.org/feed") };
    private static readonly FeedState State = new() { Id = Some.Feed, Polls = 2, LastNewsAt = Some.Time, ETag = "\"tag\"" };

    [Theory]
    [InlineData(null, 1)]
    [InlineData(0.5, 1)]
    [InlineData(6.0, 6)]
    [InlineData(1000.0, 24)]
    public void A_publisher_can_ask_for_more_time_but_not_for_less(double? hint, double hours) =>
        Wait(Schedule.AfterSuccess(Feed, State, Now, hint is { } h ? TimeSpan.FromHours(h) : null)).ShouldBeInRange(hours, hours * 1.1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(6, 24)]
    [InlineData(10_000, 24)]
    public void A_failing_feed_is_polled_ever_less_often(int streak, double hours) =>
        Wait(Schedule.AfterFailure(Feed, State with { FailureStreak = streak }, Now, retryAfter: null)).ShouldBeInRange(hours, hours * 1.1);

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(5.0, 5)]
    [InlineData(1e6, 24)]
    public void A_pause_the_publisher_asks_for_is_kept_within_reason(double retryAfter, double hours) =>
        Wait(Schedule.AfterFailure(Feed, State with { FailureStreak = 1 }, Now, TimeSpan.FromHours(retryAfter))).ShouldBeInRange(hours, hours * 1.1);

    [Theory]
    [InlineData(0, 24.0, 1)] // right after news, follow-ups may come
    [InlineData(8, 24.0, 2)]
    [InlineData(24 * 3, 24.0, 1)] // 24 posts a day: a night's silence does not slow it down
    [InlineData(24 * 3, 1.0, 6)] // one a day
    [InlineData(24 * 30, 0.0, 24)] // silent for a month
    [InlineData(12, 0.0, 3)] // no rate known yet: the silence speaks
    public void A_quiet_feed_is_asked_less_often(double silentHours, double postsADay, double hours)
    {
        var state = State with { LastNewsAt = Now.AddHours(-silentHours), PostRate = silentHours == 8 ? 0 : postsADay };
        Wait(Schedule.AfterSuccess(Feed, state, Now)).ShouldBeInRange(hours, hours * 1.1);
    }

    [Fact]
    public void A_publisher_without_validators_is_asked_a_quarter_as_often() =>
        Wait(Schedule.AfterSuccess(Feed, State with { ETag = null, LastNewsAt = Now.AddHours(-12) }, Now)).ShouldBeInRange(12, 12 * 1.1);

    [Fact]
    public void A_feed_with_an_interval_of_its_own_keeps_it_however_quiet() =>
        Wait(Schedule.AfterSuccess(Feed with { Interval = TimeSpan.FromMinutes(30) }, State with { LastNewsAt = Now.AddYears(-1) }, Now)).ShouldBeInRange(0.5, 0.55);

    [Fact]
    public void A_feed_keeps_its_own_interval_even_beyond_the_longest() =>
        Wait(Schedule.AfterSuccess(Feed with { Interval = TimeSpan.FromDays(7) }, State, Now)).ShouldBeGreaterThanOrEqualTo(24 * 7);

    [Fact]
    public void Skipped_hours_and_days_are_left_out()
    {
        // Some.Time is a Sunday, 12:00.
        var evening = Schedule.AfterSuccess(Feed, State with { SkippedHours = 0b111 << 12 }, Now).UtcDateTime;
        evening.Hour.ShouldBe(15);
        var monday = Schedule.AfterSuccess(Feed, State with { SkippedDays = 1 << (int)DayOfWeek.Sunday }, Now).UtcDateTime;
        monday.DayOfWeek.ShouldBe(DayOfWeek.Monday);
    }

    [Fact]
    public void A_document_that_skips_all_time_is_not_heeded() =>
        Wait(Schedule.AfterSuccess(Feed, State with { SkippedHours = (1 << 24) - 1 }, Now)).ShouldBeInRange(1, 1.1);

    [Fact]
    public void Feeds_added_together_spread_over_the_whole_interval()
    {
        var waits = Enumerable.Range(0, 200).Select(n => Wait(Schedule.AfterSuccess(Feed, State with { Id = FeedId.Parse($"feed-{n}"), Polls = 1 }, Now))).Order().ToList();
        waits.ShouldAllBe(wait => wait >= 1 && wait <= 2);
        // Twelfths of the hour: each has its share of them.
        Enumerable.Range(0, 12).ShouldAllBe(twelfth => waits.Count(wait => (int)((wait - 1) * 12) == twelfth) >= 5);
    }

    [Fact]
    public void The_same_question_has_the_same_answer() => Schedule.AfterSuccess(Feed, State, Now).ShouldBe(Schedule.AfterSuccess(Feed, State, Now));

    private static double Wait(DateTimeOffset next) => (next - Now).TotalHours;
}
