using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Sections;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>What is expected is what nobody has overtaken.</summary>
public sealed class TimelineSectionTests
{
    private const string Plan = "The new lock of Selmouth opens to barges on 1 June 2026.";

    [Theory]
    [InlineData(3, "The council of Selmouth met the crews of the ferry on Monday.", true)]
    [InlineData(3, "The date of 1 June 2026 is unlikely to hold, the keepers of Selmouth said.", false)]
    [InlineData(3, "Work on the lock was delayed, and 1 June 2026 is too early, the keepers said.", false)]
    [InlineData(3, "The keepers of Selmouth said that 1 June 2026 stands.", true)]
    [InlineData(3, "The lock was delayed until 1 July 2026, the keepers said.", true)] // another day
    [InlineData(20, "The council of Selmouth met the crews of the ferry on Monday.", false)] // 1 June is over, and nobody said that it opened
    public void A_plan_is_expected_while_its_day_is_to_come_and_nobody_doubts_it(int daysLater, string later, bool isExpected)
    {
        var units = CandidateReader.Read([Some.Post(1, Plan), Some.Post(2, later, "Herald") with { PublishedAt = Some.Time.AddDays(daysLater) }]);
        TimelineSection.Select(units, new HashSet<CandidateSentence>()).Any(entry => entry.IsExpected && entry.Unit.Text == Plan).ShouldBe(isExpected);
    }
}
