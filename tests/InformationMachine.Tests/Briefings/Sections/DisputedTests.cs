using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Data.Briefings;
using InformationMachine.Tests.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>A statement that others dispute is marked where it is told as if it were a fact, in every form people read.</summary>
public sealed class DisputedTests
{
    private static readonly Sentence Closes = FerryStory.Says("The yard will close in March.", 1);
    private static readonly Sentence Stays = FerryStory.Says("The yard will not close in March.", 2);
    private static readonly Sentence Plain = FerryStory.Says("The yard built forty ferries.", 1);

    [Theory]
    [InlineData(null, "Tensions")]
    [InlineData("de", "Widersprüche")]
    public void What_is_disputed_points_to_the_other_side(string? language, string heading)
    {
        foreach (var text in Forms(language, [Closes, Plain]))
        {
            text.Split($"↓\u00A0{heading}").Length.ShouldBe(2);
            text.IndexOf("close in March", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf('↓'));
            text.IndexOf("forty ferries", StringComparison.Ordinal).ShouldBeGreaterThan(text.IndexOf('↓'));
        }
    }

    [Fact]
    public void What_nobody_disputes_is_told_without_a_mark()
    {
        foreach (var text in Forms(null, [Plain])) text.ShouldNotContain("↓");
    }

    private static IEnumerable<string> Forms(string? language, Sentence[] what)
    {
        var briefing = FerryStory.Newest with
        {
            Language = language,
            Sections = new BriefingSections
            {
                What = [.. what],
                Perspectives = [new Perspective("Ada Hale", null, [Closes], new Evolution(EvolutionKind.FirstSeen, 1, new DateOnly(2026, 5, 17), []))],
                Tensions = [new Tension(TensionKind.Contradiction, [new TensionSide("Ada Hale", Closes), new TensionSide("Ben Ode", Stays)])],
            },
            Sources = [.. new[] { 1, 2 }.Select(number => FerryStory.Source(number, number == 1 ? "Ada Hale" : "Ben Ode", "Note", "2026-05-17") with { Title = null, Text = "Note" })],
        };
        var page = RenderersTests.Page(briefing);
        return [new PlainTextRenderer("").Render(page), new MarkdownRenderer().Render(page), new HtmlRenderer(RenderersTests.Frame).Render(page)];
    }
}
