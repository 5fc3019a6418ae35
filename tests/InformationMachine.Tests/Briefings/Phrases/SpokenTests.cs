using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;
using InformationMachine.Tests.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Phrases;

/// <summary>In running text a speaker is named before the first of several quotations, and again where the marks would not tell whose words they are.</summary>
public sealed class SpokenTests
{
    private static readonly Sentence Before = FerryStory.Says("The lock is too short.", 1) with { Speaker = "Ada Hale" };

    [Fact]
    public void Who_goes_on_speaking_is_not_named_again() => Spoken.GoingOn(Before, Before).ShouldBe("“The lock is too short.”");

    [Fact]
    public void Another_speaker_is_named() => Spoken.GoingOn(Before with { Speaker = "Ben Ode" }, Before).ShouldBeNull();

    [Fact]
    public void Another_kind_of_text_is_named() => Spoken.GoingOn(Before with { Mark = SentenceMark.Opinion }, Before).ShouldBeNull();

    [Fact]
    public void What_nobody_is_named_for_stays_so() => Spoken.GoingOn(Before with { Speaker = null }, Before with { Speaker = null }).ShouldBeNull();

    [Theory]
    [InlineData("The mayor called it \"a disgrace to the quay\" on Monday.", "The lock is too short.")]
    [InlineData("The lock is too short.", "The mayor called it \"a disgrace to the quay\" on Monday.")]
    public void Words_that_hold_a_quotation_have_no_marks_of_their_own(string text, string before) =>
        Spoken.GoingOn(Before with { Text = text }, Before with { Text = before }).ShouldBeNull();

    [Fact]
    public void A_page_names_the_speaker_of_a_row_once()
    {
        var briefing = FerryStory.Newest with { Sections = new BriefingSections { What = [Before, Before with { Text = "So is the quay." }, FerryStory.Says("The harbour closed.", 1)] } };
        var page = new MarkdownRenderer().Render(RenderersTests.Page(briefing));
        page.Split("Ada Hale:").Length.ShouldBe(2);
        page.ShouldContain("“So is the quay.”");
    }
}
