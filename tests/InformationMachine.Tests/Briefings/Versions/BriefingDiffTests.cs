using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Tests.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Versions;

/// <summary>What came and what went between two versions, and what did neither.</summary>
public sealed class BriefingDiffTests
{
    private static readonly Sentence Trials = FerryStory.Says("The ferry finished its trials.", 1);
    private static readonly Sentence Price = FerryStory.Says("The price is 2.5 million crowns.", 2);

    [Fact]
    public void A_sentence_that_moved_to_another_section_neither_came_nor_went()
    {
        var older = Story(new BriefingSections { What = [Trials], Timeline = [new TimelineEntry(new DateOnly(2026, 5, 17), Price)] });
        var newer = Story(new BriefingSections { What = [Price with { Citations = [2, 3] }], Narrative = [[Trials]] });
        BriefingDiff.Between(older, newer).ShouldBeEmpty();
        MarkdownDiff.Between(older, newer).ShouldContain("Both say the same.");
        BriefingDiff.Between(older, newer with { Sections = newer.Sections with { WhyItMatters = [FerryStory.Says("Boats matter.", 1)] } })
            .ShouldHaveSingleItem().Lines.ShouldHaveSingleItem().Text.ShouldBe("Boats matter. [1]");
    }

    [Fact]
    public void Another_figure_is_another_statement()
    {
        var older = Story(new BriefingSections { What = [Price] });
        var newer = Story(new BriefingSections { Narrative = [[FerryStory.Says("The price is 25 million crowns.", 2)]] });
        BriefingDiff.Between(older, newer).SelectMany(section => section.Lines).Select(line => line.Change).ShouldBe([DiffChange.Removed, DiffChange.Added]);
    }

    [Theory]
    [InlineData(EvolutionKind.Reversed, "Ada Hale: Reversed: earlier “The ferry finished its trials.” [1], now “The ferry failed its trials.” [2]")]
    [InlineData(EvolutionKind.FigureUpdated, "Ada Hale: Figure updated: earlier “The ferry finished its trials.” [1], now “The ferry failed its trials.” [2]")]
    public void How_a_view_developed_is_told_once_and_never_taken_back(EvolutionKind kind, string told)
    {
        var older = Story(View(EvolutionKind.FirstSeen));
        var newer = Story(View(kind, Trials, FerryStory.Says("The ferry failed its trials.", 2)));
        Changes(older, newer).ShouldBe([$"Added {told}"], ignoreOrder: true);
        Changes(newer, Story(View(EvolutionKind.Consistent))).ShouldBeEmpty();
        VersionStatements.Script(1, [older, newer]).ShouldContain("failed its trials");
    }

    [Fact]
    public void Who_comes_in_is_first_seen_and_a_new_point_is_told()
    {
        Changes(Story(new BriefingSections()), Story(View(EvolutionKind.FirstSeen))).ShouldBe(["Added Ada Hale: Boats matter. [1]", "Added Ada Hale: First seen 2026-05-17"]);
        Changes(Story(View(EvolutionKind.Consistent)), Story(View(EvolutionKind.NewPoint, Price))).ShouldBe(["Added Ada Hale: New point: The price is 2.5 million crowns. [2]"]);
    }

    [Fact]
    public void What_an_author_says_above_is_not_listed_again_as_the_page_does_not()
    {
        var newer = Story(View(EvolutionKind.Consistent) with { What = [FerryStory.Says("Boats matter.", 1)] });
        Changes(Story(new BriefingSections()), newer).ShouldBe(["Added Boats matter. [1]"]);
    }

    private static IEnumerable<string> Changes(Briefing older, Briefing newer) =>
        BriefingDiff.Between(older, newer).SelectMany(section => section.Lines).Where(line => line.Change != DiffChange.Same).Select(line => $"{line.Change} {line.Text}");

    private static BriefingSections View(EvolutionKind kind, params Sentence[] sentences) => new()
    {
        Perspectives = [new Perspective("Ada Hale", null, [FerryStory.Says("Boats matter.", 1)], new Evolution(kind, 2, new DateOnly(2026, 5, 17), [.. sentences]))],
    };

    private static Briefing Story(BriefingSections sections) => FerryStory.Newest with { Sections = sections };
}
