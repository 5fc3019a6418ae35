using InformationMachine.Data.Briefings;
using InformationMachine.Tests.Docs;

namespace InformationMachine.Tests.Briefings.Forms;

public sealed class BriefingSchemaTests
{
    [Fact]
    public void Every_field_a_briefing_can_have_is_in_the_published_schema()
    {
        foreach (var briefing in FerryStory.Versions) Mistakes(briefing).ShouldBeEmpty();
        var edited = FerryStory.Says("The editor adds this.", 1) with { EditedBy = "Ida" };
        var notes = FerryStory.Newest with { Language = null, Reason = new BriefingReason(0, 0, 1) { Decisions = 2 }, Sections = FerryStory.Newest.Sections with { Notes = [edited], What = [edited] } };
        Mistakes(notes).ShouldBeEmpty();
        Mistakes(FerryStory.Newest with { Sections = new BriefingSections(), Sources = [] }).ShouldBeEmpty();
        foreach (var kind in Enum.GetValues<EvolutionKind>())
        {
            var view = FerryStory.Newest.Sections.Perspectives[0];
            Mistakes(FerryStory.Newest with { Sections = new BriefingSections { Perspectives = [view with { Evolution = view.Evolution with { Kind = kind } }] } }).ShouldBeEmpty();
        }

        foreach (var kind in Enum.GetValues<TensionKind>()) Mistakes(FerryStory.Newest with { Sections = new BriefingSections { Tensions = [FerryStory.Newest.Sections.Tensions[0] with { Kind = kind }] } }).ShouldBeEmpty();
        foreach (var kind in Enum.GetValues<OpenQuestionKind>()) Mistakes(FerryStory.Newest with { Sections = new BriefingSections { OpenQuestions = [new OpenQuestion(kind, edited)] } }).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_so_on_its_day_has_that_day_as_a_field()
    {
        var (oldest, newest) = (FerryStory.Newest.Sources.MinBy(source => source.PublishedAt)!, FerryStory.Newest.Sources.MaxBy(source => source.PublishedAt)!);
        var briefing = FerryStory.Newest with { Sections = new BriefingSections { What = [FerryStory.Says("The harbour is in talks about a second ferry.", oldest.Number), FerryStory.Says("The ferry is to sail in spring.", newest.Number)] } };
        Mistakes(briefing).ShouldBeEmpty();
        var json = RenderersTests.Json.Render(RenderersTests.Page(briefing));
        json.Split("\"as_of\"").Length.ShouldBe(2);
        json.ShouldContain($"\"as_of\": \"{oldest.PublishedAt:yyyy-MM-dd}\"");
    }

    [Theory]
    [InlineData("\"thread\": 7,", "\"thread\": \"7\",")]
    [InlineData("\"kind\": \"figures\"", "\"kind\": \"numbers\"")]
    [InlineData("\"expected\": false", "\"expected\": false, \"another\": 1")]
    [InlineData("\"version\": 3,", "")]
    [InlineData("\"date\": \"2026-05-17\"", "\"date\": \"17 May\"")]
    public void The_schema_notices_what_is_not_a_briefing(string right, string wrong)
    {
        var json = RenderersTests.Json.Render(RenderersTests.Page(FerryStory.Newest));
        json.ShouldContain(right, Case.Sensitive);
        BriefingSchema.Mistakes(json.Replace(right, wrong, StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    private static IReadOnlyList<string> Mistakes(Briefing briefing) => BriefingSchema.Mistakes(RenderersTests.Json.Render(RenderersTests.Page(briefing)));
}
