using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>What is open is asked or said to be open; yes and no close a question.</summary>
public sealed class OpenQuestionsSectionTests
{
    [Theory]
    [InlineData("Will night ferries to Brannoch run during the strike?", "Night ferries to Brannoch will not run during the strike, the operator said on Saturday.", true)]
    [InlineData("Will night ferries to Brannoch run during the strike?", "Night ferries to Brannoch run during the strike.", true)]
    [InlineData("Will Kestrel Lines correct the fuel figure for the Selmouth ferry before the inspectors' report comes out in March?", "Kestrel Lines corrected the fuel figure for its Selmouth ferry on Friday.", true)]
    [InlineData("Will Kestrel Lines correct the fuel figure for the Selmouth ferry before the inspectors' report comes out in March?", "Kestrel Lines sold the Selmouth ferry on Friday.", false)]
    [InlineData("Is the barge levy legal?", "The barge levy is illegal, the court said.", true)]
    [InlineData("Is the barge levy legal?", "The barge levy is legal.", true)]
    [InlineData("Is the barge levy legal?", "The court will rule on Friday whether the barge levy is legal.", false)]
    [InlineData("Will night ferries to Brannoch run during the strike?", "Night ferries to Selmouth will not run during the strike, the operator said.", false)]
    [InlineData("Will night ferries to Brannoch run during the strike?", "The strike of the ferries begins at night.", false)]
    public void A_later_yes_or_no_in_the_same_words_answers(string question, string statement, bool isAnswer)
    {
        var asked = Select(question, statement).ShouldHaveSingleItemWhere(item => item.Kind == OpenQuestionKind.Asked);
        asked.Answer?.Text.ShouldBe(statement);
        (asked.Answer is not null).ShouldBe(isAnswer);
    }

    [Theory]
    [InlineData("The union VTF said 9,000 dockers joined the strike at Selmouth on Monday.", "Kestrel Lines said 4,000 dockers joined the strike at Selmouth on Monday.", false)]
    [InlineData("The council of Selmouth approved the barge levy on Friday.", "The council of Selmouth rejected the barge levy on Friday.", false)]
    [InlineData("The yard at Selmouth will lose 40 jobs.", "The yard at Selmouth will lose 65 jobs, not the 40 first named.", true)]
    [InlineData("Kestrel Lines owed the lock keepers money, their union said.", "Kestrel Lines denies that it owed the lock keepers money.", true)]
    public void Of_a_dispute_only_what_itself_disputes_is_unresolved(string one, string other, bool isOpen) =>
        Select(one, other).Any(item => item.Kind == OpenQuestionKind.Unresolved).ShouldBe(isOpen);

    private static IReadOnlyList<(OpenQuestionKind Kind, CandidateSentence Unit, CandidateSentence? Answer)> Select(string one, string other)
    {
        var units = Candidates.Read([Some.Post(1, one), Some.Post(2, other, "Ben Ode") with { PublishedAt = Some.Time.AddDays(1) }]);
        var tensions = TensionsSection.Select(units);
        return OpenQuestionsSection.Select(units, tensions, null);
    }
}
