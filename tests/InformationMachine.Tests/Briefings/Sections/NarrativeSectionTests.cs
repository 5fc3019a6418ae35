using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>The rest of the story: nobody's "I", nothing that looks ahead to a day gone by, no reply without its question.</summary>
public sealed class NarrativeSectionTests
{
    private const string First = "The council of Selmouth bought the lock in spring. The lock keeper moved into the old mill. Barges carry grain to Brannoch. ";

    [Theory]
    [InlineData("I walked along the lock of Selmouth with its keeper.")]
    [InlineData("The council of Selmouth votes on the lock next week.")]
    [InlineData("Will the council of Selmouth sell the lock? Neither side would say.")]
    public void Is_told_without_what_needs_a_name_a_day_or_a_question(string text)
    {
        var told = Told(First + text, "The council of Selmouth sold the lock to Kestrel Lines. Its keeper stays.");
        told.ShouldNotContain(sentence => sentence == text || sentence.StartsWith("Neither", StringComparison.Ordinal));
        told.ShouldContain("The council of Selmouth bought the lock in spring.");
    }

    [Theory]
    [InlineData("The company did not say what the lock had cost.", false)]
    [InlineData("Das Unternehmen schwieg zu den Kosten der Schleuse.", false)]
    [InlineData("The barges of Brannoch wait below the lock.", true)]
    [InlineData("Kestrel Lines did not say what the lock had cost.", true)]
    public void Who_is_only_the_company_is_not_told_behind_another_post(string text, bool isTold)
    {
        var units = Candidates.Read([Some.Post(1, "Hello again from the quay. " + text), Some.Post(2, "The council of Selmouth sold the lock to Kestrel Lines. Its keeper stays in the old mill.", "Ben Ode") with { PublishedAt = Some.Time.AddDays(9) }]);
        NarrativeSection.Select([.. units.Where(unit => unit.PostIndex > 0 || unit.Text == text)], []).SelectMany(paragraph => paragraph).Any(unit => unit.Text == text).ShouldBe(isTold);
    }

    [Fact]
    public void Tells_them_where_there_is_nothing_else() => Told("I walked along the lock of Selmouth with its keeper.", "I will miss the lock of Selmouth.").Count.ShouldBe(2);

    private static List<string> Told(string one, string other)
    {
        var units = Candidates.Read([Some.Post(1, one), Some.Post(2, other, "Ben Ode") with { PublishedAt = Some.Time.AddDays(9) }]);
        return [.. NarrativeSection.Select(units, []).SelectMany(paragraph => paragraph).Select(unit => unit.Text)];
    }
}
