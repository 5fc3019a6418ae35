using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Text;

namespace InformationMachine.Tests.Briefings.Grounding.Judging;

public sealed class CopiedRunsTests
{
    private const string Three = "The ferry to Holm left at noon. Rain fell on Vik. The mayor thanked the crew.";
    private const string Twice = "Holm has a ferry. Rain fell. Vik has a ferry.";

    [Theory]
    [InlineData("The ferry to Holm left at noon.", Three, 7, 7, 1, 0, 0)]
    [InlineData("The ferry, rain fell on Vik.", Three, 4, 6, 2, 0, 0)]
    [InlineData("The ferry thanked the crew twice.", Three, 3, 5, 2, 1, 0)]
    [InlineData("The mayor thanked the ferry to Holm.", Three, 4, 7, 2, 1, 1)]
    [InlineData("Rain fell to Holm left.", Three, 3, 5, 2, 0, 1)]
    [InlineData("Noon and Vik.", Three, 1, 2, 2, 0, 0)]
    [InlineData("To vote on it.", Three, 0, 0, 0, 0, 0)]
    [InlineData("", Three, 0, 0, 0, 0, 0)]
    [InlineData("Vik has one ferry.", Twice, 2, 3, 2, 0, 0)]
    [InlineData("Rain, ferry.", Twice, 1, 2, 2, 0, 1)]
    [InlineData("Vik, ferry.", Twice, 1, 2, 2, 1, 1)]
    public void Runs_are_counted_from_left_to_right(string sentence, string source, int longest, int covered, int runs, int jumps, int stepsBack) =>
        CopiedRuns.Of(WordReader.Read(GroundingText.Fold(sentence)), new SourceText(source)).ShouldBe(new CopiedRuns(longest, covered, runs, jumps, stepsBack));
}
