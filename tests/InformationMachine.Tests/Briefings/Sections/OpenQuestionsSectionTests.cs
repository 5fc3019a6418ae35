using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

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
    [InlineData("Kestrel Lines owed the lock keepers of Selmouth money.", "FALSE: Kestrel Lines owed the lock keepers of Selmouth money.", false)]
    [InlineData("Der Schleusenwärter Jon Vale ist in Selmund festgenommen worden.", "Falschmeldung: Der Schleusenwärter Jon Vale ist in Selmund nicht festgenommen worden.", false)]
    public void Of_a_dispute_only_what_itself_disputes_is_unresolved(string one, string other, bool isOpen) =>
        Select(one, other).Any(item => item.Kind == OpenQuestionKind.Unresolved).ShouldBe(isOpen);

    [Theory]
    [InlineData("\"This is the arrangement we were discussing,\" chief executive Ada Noor said.", 2, false)]
    [InlineData("Kestrel Lines takes a share of the yard, according to Ada Noor.", 2, false)]
    [InlineData("\"This is the arrangement we were discussing,\" chief executive Ada Noor said.", 0, true)]
    [InlineData("\"This is the arrangement they were discussing,\" harbour master Cy Marsh said.", 2, true)]
    [InlineData("Kestrel Lines is not in talks to buy the yard at Selmouth, chief executive Ada Noor said again.", 2, true)]
    public void A_denial_is_unresolved_until_who_made_it_says_something_else(string since, int days, bool isOpen)
    {
        var units = Candidates.Read(
        [
            Some.Post(1, "Kestrel Lines is in talks to buy the yard at Selmouth, three people with knowledge of the matter said."),
            Later(2, "Kestrel Lines is not in talks to buy the yard at Selmouth, chief executive Ada Noor said on Tuesday.", "Ben Ode"),
            Later(2 + days, since, "Di Noor"),
        ]);
        OpenQuestionsSection.Select(units, TensionsSection.Select(units), null).Any(item => item.Kind == OpenQuestionKind.Unresolved).ShouldBe(isOpen);
    }

    [Theory]
    [InlineData("Which is it for the lock at Selmouth, 40 or 65 gates?", "Kestrel Lines said the lock at Selmouth will have 40 gates.", "The union said the lock at Selmouth will have 65 gates, not 40 gates.", false)]
    [InlineData("Will the council of Selmouth approve the barge levy?", "The council of Selmouth approved the barge levy.", "The council of Selmouth rejected the barge levy.", false)]
    [InlineData("Wird der Rat von Selmund die Abgabe für Kähne erheben?", "Der Rat von Selmund erhebt die Abgabe für Kähne.", "Der Rat von Selmund erhebt die Abgabe für Kähne nicht.", false)]
    [InlineData("Est-ce que le conseil de Selmont approuve la taxe des barges ?", "Le conseil de Selmont approuve la taxe des barges.", "Le conseil de Selmont n'approuve pas la taxe des barges.", false)]
    [InlineData("Will the council of Selmouth approve the barge levy?", "The council of Selmouth approved the barge levy.", "The dockers of Brannoch will strike on Monday.", true)]
    public void A_side_of_a_dispute_is_no_answer(string question, string one, string other, bool isAnswered)
    {
        var units = Candidates.Read([Some.Post(1, question), Later(2, one, "Ben Ode"), Later(3, other, "Cy Marsh")]);
        OpenQuestionsSection.Select(units, TensionsSection.Select(units), null).ShouldHaveSingleItemWhere(item => item.Kind == OpenQuestionKind.Asked).Answer.ShouldBe(isAnswered ? units.First(unit => unit.PostIndex == 1) : null);
    }

    [Fact]
    public void What_somebody_else_says_after_both_sides_is()
    {
        var units = Candidates.Read(
        [
            Some.Post(1, "Which is it for the lock at Selmouth, 40 or 65 gates?"), Later(2, "Kestrel Lines said the lock at Selmouth will have 40 gates.", "Ben Ode"),
            Later(3, "The union said the lock at Selmouth will have 65 gates.", "Cy Marsh"), Later(4, "The inspectors at Selmouth counted: the lock will have 40 gates, which is what was built.", "Di Noor"),
        ]);
        OpenQuestionsSection.Select(units, TensionsSection.Select(units), null).ShouldHaveSingleItemWhere(item => item.Kind == OpenQuestionKind.Asked).Answer!.Post.Author.ShouldBe("Di Noor");
    }

    private static Post Later(int number, string text, string author) => Some.Post(number, text, author) with { PublishedAt = Some.Time.AddDays(number) };

    private static IReadOnlyList<(OpenQuestionKind Kind, CandidateSentence Unit, CandidateSentence? Answer)> Select(string one, string other)
    {
        var units = Candidates.Read([Some.Post(1, one), Some.Post(2, other, "Ben Ode") with { PublishedAt = Some.Time.AddDays(1) }]);
        var tensions = TensionsSection.Select(units);
        return OpenQuestionsSection.Select(units, tensions, null);
    }
}
