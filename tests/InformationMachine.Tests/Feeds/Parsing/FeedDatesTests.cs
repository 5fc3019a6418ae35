using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

public sealed class FeedDatesTests
{
    [Theory]
    [InlineData("2026-05-17T20:32:01Z", "2026-05-17T20:32:01Z")]
    [InlineData("2026-05-17T20:32:01.123+02:00", "2026-05-17T18:32:01Z")]
    [InlineData("2026-05-17 20:32", "2026-05-17T20:32:00Z")]
    [InlineData("2026-05", "2026-05-01T00:00:00Z")]
    [InlineData("2026-032", "2026-02-01T00:00:00Z")]
    [InlineData("Sun, 17 May 2026 20:32:01 GMT", "2026-05-17T20:32:01Z")]
    [InlineData("Sun, 17 May 26 20:32 EST", "2026-05-18T01:32:00Z")]
    [InlineData("Sun May 17 20:32:01 +0200 2026", "2026-05-17T18:32:01Z")]
    [InlineData("17. März 2026, 08:05 MEZ", "2026-03-17T07:05:00Z")]
    [InlineData("mar., 01 déc. 2026 16:11:02 +0000", "2026-12-01T16:11:02Z")]
    [InlineData("May 3rd, 2026 9:05 p.m.", "2026-05-03T21:05:00Z")]
    [InlineData("05/17/2026 12:00 AM", "2026-05-17T00:00:00Z")]
    [InlineData("17.05.26", "2026-05-17T00:00:00Z")]
    [InlineData("1779049921", "2026-05-17T20:32:01Z")]
    [InlineData("Tue, 31 Feb 2026 10:00:00 GMT", "2026-02-28T10:00:00Z")]
    public void It_reads_what_people_write(string text, string expected) =>
        FeedDates.Read(text).ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("May the fourth")]
    [InlineData("2026-13-45T99:99:99Z")]
    [InlineData("0000-00-00")]
    public void It_does_not_guess(string? text) => FeedDates.Read(text).ShouldBeNull();

    [Fact]
    public void A_hostile_date_costs_nothing() => FeedDates.Read(new string('1', 100_000)).ShouldBeNull();
}
