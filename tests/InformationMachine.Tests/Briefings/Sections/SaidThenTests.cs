using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Tests.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>What was so on its day is told with that day once the story has gone on; what is only told as done is not.</summary>
public sealed class SaidThenTests
{
    private static readonly Briefing Story = FerryStory.Newest;
    private static readonly int Oldest = Story.Sources.MinBy(source => source.PublishedAt)!.Number;
    private static readonly int Newest = Story.Sources.MaxBy(source => source.PublishedAt)!.Number;

    [Theory]
    [InlineData("The harbour is in talks about a second ferry.")]
    [InlineData("The ferry will sail in spring.")]
    [InlineData("The mayor told the council that the quay is too short.")]
    [InlineData("The storm took about 40 boats, the harbour said.")]
    [InlineData("The region has no budget line for the chargers.")]
    [InlineData("The mayor remains in hospital.")]
    [InlineData("At that price the ferry would pay in a year.")]
    [InlineData("The weather service puts the storm north of the harbour.")]
    [InlineData("Who pays for the quay?")]
    [InlineData("Harwich Lines declined to comment.")]
    [InlineData("The mayor did not immediately respond.")]
    [InlineData("I visited the quay today.")]
    public void What_holds_of_its_day_has_that_day(string text) =>
        new SaidThen(Story).Of(new Sentence(text, [Oldest])).ShouldBe(DateOnly.FromDateTime(Story.Sources.Min(source => source.PublishedAt).UtcDateTime));

    [Theory]
    [InlineData("The ferry sank off the harbour.")]
    [InlineData("The storm took the boats about the quay.")]
    [InlineData("The ferry sank on 3 May.")]
    [InlineData("Human remains were found in the harbour.")]
    [InlineData("Monday's hearing ended without a verdict.")]
    [InlineData("Police gathered around a burning car.")]
    [InlineData("Ada Hale testified before the panel.")]
    [InlineData("Will Hale left the quay.")]
    [InlineData("The fire destroyed 40 homes in three days.")]
    [InlineData("The court upheld the ban.")]
    [InlineData("Police shot two men in Harwich.")]
    [InlineData("The central bank cut its rate.")]
    [InlineData("The council voted nine to two against the quay.")]
    [InlineData("The mayor told the council that no date had been set.")]
    public void What_has_happened_needs_none(string text) => new SaidThen(Story).Of(new Sentence(text, [Oldest])).ShouldBeNull();

    [Theory]
    [InlineData("The ferry sank yesterday.")]
    [InlineData("Police gathered at the quay this afternoon.")]
    [InlineData("Der Fährmann traf gestern den Rat.")]
    public void A_day_that_is_said_from_the_day_of_writing_needs_that_day_whenever_it_was(string text) => new SaidThen(Story).Of(new Sentence(text, [Newest])).ShouldNotBeNull();

    [Fact]
    public void When_an_edited_post_came_to_say_so_is_not_known()
    {
        var edited = Story with { Sources = [.. Story.Sources.Select(source => source.Number == Oldest ? source with { Revision = 2 } : source with { Revision = 1 })] };
        new SaidThen(edited).Of(new Sentence("The harbour is in talks about a second ferry.", [Oldest])).ShouldBeNull();
        new SaidThen(edited with { Sources = [.. edited.Sources.Select(source => source with { Revision = 1 })] }).Of(new Sentence("The harbour is in talks about a second ferry.", [Oldest])).ShouldNotBeNull();
    }

    [Fact]
    public void What_is_said_on_the_storys_last_day_needs_none()
    {
        new SaidThen(Story).Of(new Sentence("The harbour is in talks about a second ferry.", [Newest])).ShouldBeNull();
        new SaidThen(Story).Of(new Sentence("The harbour is in talks about a second ferry.", [Oldest, Newest])).ShouldBeNull();
    }

    [Fact]
    public void Verbs_of_other_languages_are_not_known_so_that_every_older_statement_has_its_day() =>
        new SaidThen(Story with { Language = "de" }).Of(new Sentence("Die Fähre sank vor dem Hafen.", [Oldest])).ShouldNotBeNull();

    [Fact]
    public void Sources_that_no_sentence_cites_any_more_do_not_make_the_story_go_on()
    {
        var left = Story with { Sections = new BriefingSections { What = [new Sentence("The harbour is in talks about a second ferry.", [Oldest])] } };
        new SaidThen(left).Of(left.Sections.What[0]).ShouldBeNull();
    }

    [Fact]
    public void An_editors_words_have_none() => new SaidThen(Story).Of(new Sentence("The harbour is in talks.", [Oldest]) { EditedBy = "Ada" }).ShouldBeNull();
}
