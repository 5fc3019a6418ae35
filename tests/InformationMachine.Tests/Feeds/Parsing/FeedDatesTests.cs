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
    [InlineData("Mon, 09 Feb 2026, 16:04", "2026-02-09T16:04:00Z")]
    [InlineData("Di, 10 Feb 2026 00:00:00 +0100", "2026-02-09T23:00:00Z")]
    [InlineData("Do, 12 Mär 2026 00:00:00 +0200", "2026-03-11T22:00:00Z")]
    [InlineData("mer, 8 avr 2026 00:00:00 +0200", "2026-04-07T22:00:00Z")]
    [InlineData("Friday, February 13, 2026 - 3:09pm", "2026-02-13T15:09:00Z")]
    [InlineData("Tue 10 Feb 2026, 23:16:00 EDT", "2026-02-11T03:16:00Z")]
    [InlineData("March 30 2026 07:02:38 PM", "2026-03-30T19:02:38Z")]
    [InlineData("Mon, 03/30/2026 - 19:19", "2026-03-30T19:19:00Z")]
    [InlineData("2026-11-08T16:20:00-05:00Z", "2026-11-08T21:20:00Z")]
    [InlineData("Nov. 16, 2026, 10:57 a.m.", "2026-11-16T10:57:00Z")]
    [InlineData("Lundi, 16. Novembre 2026 - 15:54", "2026-11-16T15:54:00Z")]
    [InlineData("Thu Nov 12 2026 17:00:00 GMT+0100 (Central European Time)", "2026-11-12T16:00:00Z")]
    [InlineData("Thu, 29 Oct 2026 07:36:03 GMT-07:00", "2026-10-29T14:36:03Z")]
    [InlineData("Fri, 26/06/2026", "2026-06-26T00:00:00Z")]
    [InlineData("26 Sep 2026 GMT", "2026-09-26T00:00:00Z")]
    [InlineData("Nov. 2026", "2026-11-01T00:00:00Z")]
    [InlineData("2026-01-28T11:30:00.000 +01:00", "2026-01-28T10:30:00Z")]
    [InlineData("2026-01-28T11:30:00:-0500", "2026-01-28T16:30:00Z")]
    [InlineData("2026-01-28 at 11:30:00", "2026-01-28T11:30:00Z")]
    [InlineData("15:04 28.01.2026 -0500", "2026-01-28T20:04:00Z")]
    [InlineData("Mon, 2 Feb 2026 15:4:5 GMT", "2026-02-02T15:04:05Z")]
    [InlineData("Mon, 02 Feb 2026 15 -0700", "2026-02-02T22:00:00Z")]
    [InlineData("Mon, 02 Feb 2026 15:04:05 --0700", "2026-02-02T22:04:05Z")]
    [InlineData("2026-012-31T10:14:55+00:00", "2026-12-31T10:14:55Z")]
    [InlineData("Κυρ, 12 Ιούλ 2026 12:00:00 EST", "2026-07-12T17:00:00Z")]
    [InlineData("2026-július-13T9:15-05:00", "2026-07-13T14:15:00Z")]
    [InlineData("2026-05-25 오후 11:23:17", "2026-05-25T14:23:17Z")]
    [InlineData("Fri, 2026/09/15 08:19:53 EDT", "2026-09-15T12:19:53Z")]
    [InlineData("Wed, 19 Feb 2026 22:40:00 Etc/GMT", "2026-02-19T22:40:00Z")]
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
