using InformationMachine.Briefings;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Outline;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Briefings.Sections;

public sealed class SentenceFateTests
{
    private const string Closed = "The harbour bridge of Harwich was closed to lorries on Monday.";

    [Fact]
    public void Every_sentence_has_a_fate_and_every_removal_a_rule()
    {
        var fates = Explain(
            Some.Post(1, Closed + " Subscribe to our newsletter for more of the quay."),
            Some.Post(2, "A beam was bent by the storm, the keeper said. 12:30 Questions", "Ben Ode"),
            Some.Post(3, Closed + " Subscribe to our newsletter for more of the quay.", "Jon Reyk"));
        Fate(fates, Closed).Became.ShouldBe(Became.Used);
        Fate(fates, Closed).Sections.ShouldContain("what");
        Fate(fates, "Subscribe to our newsletter for more of the quay.").ShouldSatisfyAllConditions(fate => fate.Became.ShouldBe(Became.Removed), fate => fate.Rule.ShouldBe("en/subscribe"));
        Fate(fates, "12:30 Questions").Rule.ShouldBe("shape/chapter-mark");
        fates.Count(fate => fate.Post.Author == "Jon Reyk").ShouldBe(2);
        fates.Where(fate => fate.Post.Author == "Jon Reyk").ShouldAllBe(fate => fate.Became == Became.Repeated && fate.Rule == LeftOut.Echo);
        fates.Where(fate => fate.Became == Became.Removed).ShouldAllBe(fate => fate.Rule != null);
    }

    [Fact]
    public void What_is_not_chosen_is_outranked_or_repeats()
    {
        var text = string.Join(' ', Enumerable.Range(1, 30).Select(i => $"Keeper number {i} of the quay painted boat {(char)('A' + (i % 26))}{i} in colour {i * 7} for the summer."));
        var fates = Explain(Some.Post(1, text), Some.Post(2, "Rain fell over the sound in the evening.", "Ben Ode"));
        fates.Count.ShouldBe(31);
        fates.Where(fate => fate.Became is Became.Outranked or Became.Repeated).ShouldNotBeEmpty();
        fates.ShouldContain(fate => fate.Became == Became.Used);
    }

    [Theory]
    [InlineData("@portcrew")]
    [InlineData("https://example.org/a https://example.org/b")]
    public void A_line_of_which_nothing_is_left_is_removed_by_a_rule_too(string line) =>
        Explain(Some.Post(1, Closed + "\n" + line)).Where(fate => fate.Text != Closed).ShouldHaveSingleItem().ShouldSatisfyAllConditions(fate => fate.Became.ShouldBe(Became.Removed), fate => fate.Rule.ShouldBe("shape/short"));

    [Fact]
    public void What_a_rule_of_words_speaks_against_is_told_only_where_little_else_is()
    {
        const string Lowered = "Photographed by Ada Hale, the quay of Solmar lost 90 beams in the storm.";
        Fate(Explain(Some.Post(1, $"{Closed} {Lowered}")), Lowered).ShouldSatisfyAllConditions(fate => fate.Became.ShouldBe(Became.Used), fate => fate.Rule.ShouldBe("en/credit"));
        var others = Some.Post(2, "The council of Solmar pays for a new crane. Nine ferries wait in the outer basin.", "Ben Ode");
        Fate(Explain(Some.Post(1, $"{Closed} {Lowered}"), others), Lowered).ShouldSatisfyAllConditions(fate => fate.Became.ShouldBe(Became.Removed), fate => fate.Rule.ShouldBe("en/credit"));
    }

    [Fact]
    public void What_an_editor_put_into_other_words_is_corrected_and_not_outranked()
    {
        Post[] posts = [Some.Post(1, Closed), Some.Post(2, "A beam was bent by the storm, the keeper said.", "Ben Ode")];
        var correction = new Decision { Id = new DecisionId(1), Kind = DecisionKind.Correct, By = "Ada", At = Some.Post(1).PublishedAt, AfterSequence = 2, Thread = new ThreadId(1), Text = "The bridge of Harwich is closed to lorries.", Replaces = Closed, Posts = [posts[0].Id] };
        var written = new BriefingWriter(new BriefingOptions { MinimumPosts = 1 }).Write(new BriefingMaterial { Thread = new ThreadId(1), Posts = posts, Now = DateTimeOffset.UnixEpoch, Reason = new BriefingReason(2, 0, 0), Remarks = [correction] });
        var fates = SentenceFate.Of(posts, written, new BriefingOptions(), [correction]);
        Fate(fates, Closed).Became.ShouldBe(Became.Corrected);
        fates.ShouldContain(fate => fate.Became == Became.Used);
        Fate(SentenceFate.Of(posts, written, new BriefingOptions(), remarks: []), Closed).Became.ShouldNotBe(Became.Corrected);
    }

    [Fact]
    public void What_a_section_holds_and_does_not_show_is_not_used_there()
    {
        Post[] posts = [Some.Post(1, Closed), Some.Post(2, "I think the council of Harwich waited too long with the beams.", "Ben Ode")];
        var written = new BriefingWriter(new BriefingOptions { MinimumPosts = 1 }).Write(new BriefingMaterial { Thread = new ThreadId(1), Posts = posts, Now = DateTimeOffset.UnixEpoch, Reason = new BriefingReason(2, 0, 0) });
        var shown = BriefingOutline.Of(written!).Sections.ToDictionary(section => section.Name, section => section.Blocks.SelectMany(block => block.Told).Select(sentence => sentence.Text).ToHashSet());
        foreach (var fate in SentenceFate.Of(posts, written, new BriefingOptions(), remarks: []))
        {
            foreach (var section in fate.Sections) shown[section].ShouldContain(fate.Text);
        }

        shown.Values.Sum(texts => texts.Count).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Counts_are_kept_by_rule()
    {
        var counts = new SentenceCounts();
        var ledger = new SentenceLedger();
        ledger.LeaveOut(Some.Post(1), "12:30 Questions", "shape/chapter-mark");
        counts.Add(ledger);
        counts.Add(ledger);
        counts.ByRule().ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, long>("shape/chapter-mark", 2));
    }

    private static SentenceFate Fate(IReadOnlyList<SentenceFate> fates, string text) => fates.First(fate => fate.Text == text);

    private static IReadOnlyList<SentenceFate> Explain(params Post[] posts) => SentenceFate.Of(posts, briefing: null, new BriefingOptions(), remarks: []);
}
