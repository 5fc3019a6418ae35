using System.Globalization;
using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

/// <summary>Which day a sentence posted on 5 April 2022 speaks of.</summary>
public sealed class DateMentionsTests
{
    [Theory]
    [InlineData("The ferry ran aground off the quay on 26 June last year.", "2021-06-26")]
    [InlineData("The ferry ran aground on June 26 of last year.", "2021-06-26")]
    [InlineData("On 3 April a year ago the quay was closed.", "2021-04-03")]
    [InlineData("The bridge will be finished on 3 February next year.", "2023-02-03")]
    [InlineData("The bridge was closed on 3 February this year.", "2022-02-03")]
    [InlineData("The bridge was opened on 3 February that year.", null)]
    [InlineData("The bridge was opened on 3 February two years ago.", null)]
    [InlineData("Members of the March 19 committee met at the quay.", null)]
    [InlineData("She joined the 19 March protest at the quay.", null)]
    [InlineData("Ada Hale Testifies to Panel on March 19 Storm", "2022-03-19")]
    [InlineData("Ada Hale Testifies to Panel Investigating March 19 Storm", null)]
    [InlineData("Ada Hale to testify before March 19 committee", null)]
    [InlineData("Quay Reopens March 19 After Long Works", "2022-03-19")]
    [InlineData("The quay held its feast Saturday, March 19 despite the storm.", "2022-03-19")]
    [InlineData("On March 19 students saw the quay.", "2022-03-19")]
    [InlineData("He spoke about the storm of March 19.", null)]
    [InlineData("In the night of 19 March the storm took the quay.", "2022-03-19")]
    [InlineData("The ferry ran aground on 19 March and was towed.", "2022-03-19")]
    [InlineData("The hearing of 12 June 2026 is public.", "2026-06-12")]
    [InlineData("A hearing is set for 12 June at the town hall.", "2022-06-12")]
    [InlineData("A hearing on 12 April at the town hall, says the port.", "2022-04-12")]
    [InlineData("The captain was found on the quay on 26 June.", null)]
    [InlineData("The captain was found on the quay on 3 March, and the inquiry opens on 2 May.", "2022-03-03")]
    [InlineData("Midsummer on the quay, 24 June.", null)]
    public void Day(string text, string? expected) =>
        (DateMentions.First(text, new DateOnly(2022, 4, 5)) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null).ShouldBe(expected);

    [Fact]
    public void Without_a_day_there_is_none() => DateMentions.First("The port may close in March.", new DateOnly(2022, 4, 5)).ShouldBeNull();
}
