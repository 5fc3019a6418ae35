using System.Globalization;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Tests.Deliveries;

public sealed class ReceiverClockTests
{
    [Theory]
    [InlineData("22:00", "07:00", "2026-01-10T20:59Z", false)]
    [InlineData("22:00", "07:00", "2026-01-10T21:00Z", true)]
    [InlineData("22:00", "07:00", "2026-01-11T05:59Z", true)]
    [InlineData("22:00", "07:00", "2026-01-11T06:00Z", false)]
    [InlineData("22:00", "07:00", "2026-07-10T20:00Z", true)]
    [InlineData("12:00", "13:00", "2026-01-10T11:30Z", true)]
    [InlineData("12:00", "13:00", "2026-01-10T12:00Z", false)]
    public void Quiet_hours_are_those_of_the_receivers_clock(string from, string until, string now, bool isQuiet) =>
        ReceiverClock.IsQuiet(Zurich with { QuietFrom = Hour(from), QuietUntil = Hour(until) }, Time(now)).ShouldBe(isQuiet);

    [Theory]
    [InlineData("2026-01-10T22:10Z", "2026-01-11T06:00Z")]
    [InlineData("2026-03-28T22:10Z", "2026-03-29T05:00Z")]
    [InlineData("2026-10-24T21:10Z", "2026-10-25T06:00Z")]
    public void They_end_in_the_morning_whatever_happens_to_the_clock_at_night(string now, string end) =>
        ReceiverClock.QuietEnds(Zurich with { QuietFrom = Hour("22:00"), QuietUntil = Hour("07:00") }, Time(now)).ShouldBe(Time(end));

    /// <summary>02:30 is skipped on 29 March and comes twice on 25 October in Zurich.</summary>
    [Theory]
    [InlineData(2, "2026-03-29T00:30Z", "2026-03-28T01:00Z", "2026-03-29T01:00Z")]
    [InlineData(2, "2026-10-25T00:30Z", "2026-10-25T00:00Z", "2026-10-26T01:00Z")]
    [InlineData(7, "2026-06-01T05:00Z", "2026-06-01T05:00Z", "2026-06-02T05:00Z")]
    public void Every_day_has_one_digest(int hour, string now, string last, string next)
    {
        var receiver = Zurich with { Schedule = DigestSchedule.Daily, Hour = hour };
        ReceiverClock.LastDigest(receiver, Time(now)).ShouldBe(Time(last));
        ReceiverClock.NextDigest(receiver, Time(now)).ShouldBe(Time(next));
    }

    [Fact]
    public void A_year_of_days_has_as_many_digests()
    {
        var receiver = Zurich with { Schedule = DigestSchedule.Daily, Hour = 2 };
        var moments = Enumerable.Range(0, 365 * 24 * 4).Select(quarter => ReceiverClock.LastDigest(receiver, Time("2026-01-01T01:00Z").AddMinutes(15 * quarter))).Distinct().ToList();
        moments.Count.ShouldBe(365);
    }

    [Theory]
    [InlineData(nameof(DigestSchedule.Weekdays), "2026-05-17T12:00Z", "2026-05-15T05:00Z", "2026-05-18T05:00Z")]
    [InlineData(nameof(DigestSchedule.Weekly), "2026-05-17T12:00Z", "2026-05-13T05:00Z", "2026-05-20T05:00Z")]
    public void Weekdays_and_weeks_are_counted_by_the_receivers_calendar(string schedule, string now, string last, string next)
    {
        var receiver = Zurich with { Schedule = Enum.Parse<DigestSchedule>(schedule), Hour = 7, Day = DayOfWeek.Wednesday };
        ReceiverClock.LastDigest(receiver, Time(now)).ShouldBe(Time(last));
        ReceiverClock.NextDigest(receiver, Time(now)).ShouldBe(Time(next));
    }

    [Theory]
    [InlineData("daily 7", nameof(DigestSchedule.Daily), 7)]
    [InlineData("weekly friday 18:00", nameof(DigestSchedule.Weekly), 18)]
    [InlineData("now", nameof(DigestSchedule.AtOnce), 7)]
    public void A_schedule_is_read_as_people_write_it(string text, string schedule, int hour)
    {
        var receiver = new ReceiverDraft { Name = "mail", Channel = "inbox", Schedule = text }.Read("ada", new([new() { Name = "inbox", Kind = "ntfy" }]), [], Some.Time);
        (receiver.Schedule.ToString(), receiver.Hour).ShouldBe((schedule, hour));
    }

    [Fact]
    public void A_wrong_receiver_is_refused_with_every_mistake()
    {
        var draft = new ReceiverDraft { Name = "Mail!", Channel = "nowhere", Schedule = "daily 7:30", Quiet = "late", TimeZone = "Mars/Base", PerHour = 0 };
        var refused = Should.Throw<RefusedException>(() => draft.Read("ada", new([]), [], Some.Time));
        foreach (var word in new[] { "Mail!", "nowhere", "7:30", "late", "Mars/Base", "1 to 1000" }) refused.Message.ShouldContain(word);
    }

    private static Receiver Zurich { get; } = new() { Name = "phone", Owner = "ada", Channel = "inbox", TimeZone = "Europe/Zurich" };

    private static TimeOnly Hour(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
