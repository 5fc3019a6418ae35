using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Tests.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Site.Catalogue;

/// <summary>Days are those on which something happened, whenever the machine came to write it.</summary>
public sealed class DayStoryTests
{
    [Fact]
    public void A_first_run_weeks_later_puts_a_story_on_the_day_of_its_newest_post()
    {
        var late = FerryStory.Versions.Select(version => version with { WrittenAt = version.WrittenAt.AddDays(30) }).ToList();
        DayStory.Of(late).Select(part => part.Day).ShouldBe(DayStory.Of(FerryStory.Versions).Select(part => part.Day));
        var newest = DateOnly.FromDateTime(FerryStory.Newest.Sources.Max(source => source.PublishedAt).UtcDateTime);
        DayStory.Of(late).Last().Day.ShouldBe(newest);
    }

    [Fact]
    public void Days_follow_the_versions_although_the_newest_post_has_left()
    {
        var first = FerryStory.Newest with { Version = 1 };
        var second = first with { Version = 2, Sources = [first.Sources.MinBy(source => source.PublishedAt)!] };
        var days = DayStory.Dated([second, first]).ToList();
        days.Select(dated => dated.Briefing.Version).ShouldBe([1, 2]);
        days[1].Day.ShouldBe(days[0].Day);
    }

    [Fact]
    public void Nothing_happens_after_it_was_written()
    {
        var early = FerryStory.Newest with { WrittenAt = FerryStory.Newest.Sources.Min(source => source.PublishedAt) };
        DayStory.Dated([early]).Single().Day.ShouldBe(DateOnly.FromDateTime(early.WrittenAt.UtcDateTime));
    }
}
