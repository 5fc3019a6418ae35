using InformationMachine.Briefings.Claims;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>A line of a timeline says what happened or is to happen.</summary>
public sealed class EventsTests
{
    [Theory]
    [InlineData("The council voted to close the quay.")]
    [InlineData("Halvern Boats bought a yard and then built a ferry in four weeks.")]
    [InlineData("The new lock is now open to ferries.")]
    [InlineData("Brannoch launches a night ferry to the islands.")]
    [InlineData("The crane will be lifted onto the quay on Monday.")]
    [InlineData("Night ferries to the islands are here.")]
    public void What_happened_is_an_event(string text) => Tells(text).ShouldBeTrue();

    [Theory]
    [InlineData("Lingering on the quay is fatal.")]
    [InlineData("Mooring well is a question of rope.")]
    [InlineData("There's a lot of wisdom about rope which Ada thinks is wrong.")]
    [InlineData("The new lock is designed to hold two ferries.")]
    [InlineData("Whether the port will now open the lock remains to be seen.")]
    [InlineData("It is still unclear who closed the lock of Brannoch.")]
    [InlineData("A few hundred boats use the lock for rented crews.")]
    [InlineData("Without an answer the old lock cannot be closed.")]
    [InlineData("Few crews pay that for a lock they do not intend to use.")]
    [InlineData("The management of ropes in this approach is more like that of sails.")]
    [InlineData("Inside the harbour it runs as a structured workflow and writes an editable file.")]
    [InlineData("The new talk about ropes is a must for every crew.")]
    [InlineData("The more I've been looking at the lock, the more I like it.")]
    public void How_things_are_and_what_somebody_makes_of_them_is_none(string text) => Tells(text).ShouldBeFalse();

    [Fact]
    public void Headlines_report_in_the_present_tense_and_articles_judge_in_between()
    {
        var units = CandidateReader.Read([Some.Post(1, "The keepers shut the quay of Brannoch on Monday. Fog is the real enemy of every small harbour.", "Herald") with { Title = "Fog closes the quay of Brannoch" }]);
        units.Select(unit => Events.Tells(unit, "en")).ShouldBe([true, true, false]);
        Events.Tells(CandidateReader.Read([Some.Post(1, "The keepers shut the quay on Monday.", "Herald") with { Title = "The rented-capacity clause of Brannoch" }])[0], "en").ShouldBeFalse();
    }

    [Fact]
    public void Other_languages_are_believed() => Events.Tells(Read("Der Kai von Brannoch ist schön und lang."), "de").ShouldBeTrue();

    private static bool Tells(string text) => Events.Tells(Read(text), "en");

    private static CandidateSentence Read(string text) => CandidateReader.Read([Some.Post(1, text, "Ada Hale")]).Single();
}
