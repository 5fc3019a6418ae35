using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Data.Briefings;
using InformationMachine.Tests.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>A page tells nothing twice under its perspectives; what is kept of the version tells everything.</summary>
public sealed class AlreadyShownTests
{
    private static readonly Sentence Trials = FerryStory.Says("The ferry finished its trials.", 1);
    private static readonly Sentence Price = FerryStory.Says("The price is in doubt.", 2);

    [Fact]
    public void An_author_who_says_no_more_is_among_the_sources_and_takes_no_view()
    {
        foreach (var text in Forms(FerryStory.Says("“The ferry finished its trials”", 1)))
        {
            text.ShouldNotContain("Told above");
            text.Split("finished its trials").Length.ShouldBe(2);
        }
    }

    [Fact]
    public void Of_several_statements_those_are_quoted_that_are_new()
    {
        foreach (var text in Forms(Trials, Price))
        {
            text.ShouldNotContain("Told above");
            text.ShouldContain("The price is in doubt");
            text.Split("finished its trials").Length.ShouldBe(2);
        }
    }

    [Fact]
    public void What_a_new_statement_speaks_of_is_told_again_before_it()
    {
        foreach (var text in Forms(Trials, Price with { Text = "They took two weeks and cost little.", Citations = Trials.Citations })) text.Split("finished its trials").Length.ShouldBe(3);
        foreach (var text in Forms(Trials, Price with { Text = "The crew of the Solan took two weeks.", Citations = Trials.Citations })) text.Split("finished its trials").Length.ShouldBe(2);
    }

    [Fact]
    public void The_JSON_form_holds_every_statement() => RenderersTests.Json.Render(RenderersTests.Page(Story(Trials))).Split("finished its trials").Length.ShouldBeGreaterThan(2);

    private static IEnumerable<string> Forms(params Sentence[] stance)
    {
        var page = RenderersTests.Page(Story(stance));
        return [new PlainTextRenderer("").Render(page), new MarkdownRenderer().Render(page), new HtmlRenderer(RenderersTests.Frame).Render(page)];
    }

    private static Briefing Story(params Sentence[] stance) => FerryStory.Newest with
    {
        Sections = new BriefingSections
        {
            What = [Trials],
            Perspectives = [new Perspective("Ada Hale", null, [.. stance], new Evolution(EvolutionKind.FirstSeen, 1, new DateOnly(2026, 5, 17), []))],
        },
        Sources = [.. new[] { 1, 2 }.Select(number => FerryStory.Source(number, "Ada Hale", "Note", "2026-05-17") with { Title = null, Text = "Note" })],
    };
}
