using InformationMachine.Briefings.Ranking;

namespace InformationMachine.Tests.Text;

public sealed class PassagesTests
{
    [Fact]
    public void Verses_and_whose_they_are_tell_no_story() =>
        Texts("> The fog lies on the quay\n> And nobody counts the boats\nAda Hale, Songs of the Old Quay.\nThe harbour bridge was closed to lorries on Monday.")
            .ShouldBe(["The harbour bridge was closed to lorries on Monday."]);

    [Theory]
    [InlineData("> The bridge was never safe for lorries, says its keeper.\n— Ada Hale, The Harbour Notes")]
    [InlineData("> The bridge was never safe for lorries, says its keeper.\n> — Ada Hale (@adahale) May 4, 2020")]
    public void A_quotation_stays_and_its_signature_goes(string text) =>
        Texts(text + "\nThe port has not answered the keeper yet.").ShouldBe(["\u201CThe bridge was never safe for lorries, says its keeper.\u201D", "The port has not answered the keeper yet."]);

    [Fact]
    public void A_sentence_behind_a_quotation_is_no_signature() =>
        Texts("> The bridge was never safe for lorries, says its keeper.\nAda Hale, The Harbour Notes' editor, had asked for a report.").Count.ShouldBe(2);

    [Fact]
    public void What_sponsors_offer_is_left_out_and_the_text_goes_on_behind_it() =>
        Texts("The keepers talk about the bridge and the crane.\nSponsored by:\nAnchor & Sons: Good anchors for small boats.\nRopeworks: Ropes that hold in every storm.\nThe bridge was closed to lorries on Monday.")
            .ShouldBe(["The keepers talk about the bridge and the crane.", "The bridge was closed to lorries on Monday."]);

    [Fact]
    public void Contents_of_a_recording_are_left_out_with_the_notes_between() =>
        Texts("Two keepers talk about the bridge and the crane.\n0:30 The bridge\nWhat its pillars are made of today\n4:10 The keeper is angry about the crane. Old rope and new rope.\n9:00 Farewell\nThe bridge was closed to lorries on Monday.")
            .ShouldBe(["Two keepers talk about the bridge and the crane.", "The bridge was closed to lorries on Monday."]);

    [Fact]
    public void Changes_below_a_heading_are_sentences() =>
        Texts("The changes to the crane of the port include:\nFixed the rope of the crane\nPainted the arm of the crane").ShouldBe(["Fixed the rope of the crane.", "Painted the arm of the crane."]);

    [Fact]
    public void Anothers_post_run_into_a_line_is_in_nobody_elses_mouth() =>
        Texts("The harbour of Brannoch will open its lock at night. Well, at last. now that you all ask… yes, we have been working on the lock since spring! no, it was not the mayor’s idea and we start in May. — Harbour Office (@harbour) April 5, 2022 Crews need a paid permit for the night.")
            .ShouldBe(["The harbour of Brannoch will open its lock at night.", "Crews need a paid permit for the night."]);

    [Fact]
    public void A_name_with_a_handle_is_no_signature() =>
        Texts("The lock — says Ada Hale (@adahale) of the harbour — opens at night from the fifth of May.").ShouldHaveSingleItem();

    [Fact]
    public void Steps_of_a_list_lean_on_the_line_above_and_statements_do_not()
    {
        var units = Candidates.Read([Some.Post(1, "How I moor a boat at the quay:\n1. Throw the rope around the bollard\n2. Get the crew to hold the bow\n3. The harbour master was asked before")]);
        units.Where(unit => unit.NeedsAntecedent).Select(unit => unit.Text).ShouldBe(["Throw the rope around the bollard.", "Get the crew to hold the bow."]);
    }

    [Fact]
    public void Numbers_without_a_line_above_are_no_steps() =>
        Candidates.Read([Some.Post(1, "Two wishes of the crews at the quay\n1. Longer hours for the old lock\n2. Cheaper rope for small boats")]).ShouldAllBe(unit => !unit.NeedsAntecedent);

    [Fact]
    public void Names_of_pages_are_no_sentences() =>
        Texts("The bridge was closed to lorries on Monday.\n\nBoats – Bridges – Old cranes\n\nCrane-1.4.tar.gz checksum of the crane").ShouldBe(["The bridge was closed to lorries on Monday."]);

    private static IReadOnlyList<string> Texts(string text) => [.. Candidates.Read([Some.Post(1, text)]).Select(unit => unit.Text)];
}
