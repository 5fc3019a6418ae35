using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class SentenceFilterTests
{
    [Fact]
    public void A_plain_sentence_is_kept() => SentenceFilter.Sentence("The harbour bridge is closed to lorries.").IsKept.ShouldBeTrue();

    [Theory]
    [InlineData("12:30 Questions about the harbour bridge", Shape.ChapterMark)]
    [InlineData("let bridge = harbour.open() { return closed }", Shape.Code)]
    [InlineData("- faster crossing for small boats in summer", Shape.ListItem)]
    [InlineData("The harbour bridge is closed to lorries and…", Shape.BreaksOff)]
    [InlineData("Which means that the harbour bridge stays closed.", Shape.Continuation)]
    [InlineData("Aberdeen, Scotland, 16 March 2013", Shape.Dateline)]
    [InlineData("Topics include the bridge, the crane and the ferry.", Shape.Topics)]
    [InlineData("Bridge closed.", Shape.Short)]
    [InlineData("ÐœÐ¾ÑÑ‚ Ð·Ð°ÐºÑ€Ñ‹Ñ‚ Ð´Ð»Ñ Ð¼Ð°ÑˆÐ¸Ð½ Ð´Ð¾ Ð¿Ð¾Ð½ÐµÐ´ÐµÐ»ÑŒÐ½Ð¸ÐºÐ°.", Shape.Garbled)]
    [InlineData("Î— Î³Î­Ï†Ï…ÏÎ± ÎºÎ»ÎµÎ¯Î½ÎµÎ¹ Ï„Î· Î”ÎµÏ…Ï„Î­ÏÎ±.", Shape.Garbled)]
    [InlineData("How you mend a bridge", Shape.Subordinate)]
    [InlineData("Why the board closed the bridge", Shape.Subordinate)]
    [InlineData("What I see on the quay this week", Shape.Subordinate)]
    [InlineData("How the toll might be hurting your boat", Shape.Subordinate)]
    [InlineData("Why every keeper is a manager now, and why even the best of them carry a lamp.", Shape.Subordinate)]
    [InlineData("Why the ferry hasn't moved", Shape.Subordinate)]
    [InlineData("Why the bank cut costs", Shape.Subordinate)]
    [InlineData("How the port became quiet and what the keepers do at night.", Shape.Subordinate)]
    public void What_is_no_sentence_is_removed_by_the_rule_of_its_shape(string text, string rule) =>
        SentenceFilter.Sentence(text).ShouldBe(SentenceVerdict.Removed(rule));

    [Theory]
    [InlineData("What works for one harbour may be wrong for another.")]
    [InlineData("Why the board closed the bridge is unclear.")]
    [InlineData("How the ferry pays is unclear.")]
    [InlineData("What investigators want to know is where the ferry was and why it sank.")]
    [InlineData("What matters is who pays and how the ferry runs.")]
    [InlineData("When police arrived the crew told them what happened and how the fire began.")]
    [InlineData("Why the board closed the bridge and how the ferry pays is unclear.")]
    [InlineData("What the keepers earn and when they are paid, nobody at the port knows.")]
    [InlineData("What the keepers found under the quay was a second wall.")]
    [InlineData("When the bridge closed, the boats waited on the quay.")]
    public void A_clause_with_a_main_clause_behind_it_is_a_sentence(string text) => SentenceFilter.Sentence(text).IsKept.ShouldBeTrue();

    [Theory]
    [InlineData("El puente de La Coruña cierra mañana, dice «el año» Núñez.")]
    [InlineData("The sign on the crane reads Ã© where é was meant, and nobody has mended it.")]
    [InlineData("Hafnarstjórinn sagði „LOKAÐ“ og „BÚIГ við fréttamenn í dag.")]
    public void Accents_and_marks_of_languages_are_not_garbled(string text) => SentenceFilter.Sentence(text).Rule.ShouldNotBe(Shape.Garbled);

    [Fact]
    public void Words_alone_only_lower_the_weight()
    {
        var verdict = SentenceFilter.Sentence("Read more books, said the mayor, and the pupils of Harwich read nine more in May.");
        verdict.IsLowered.ShouldBeTrue();
        verdict.Rule.ShouldBe("en/read-on");
        SentenceFilter.HasFact(verdict.Text!, verdict.Words!).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Click here for the list of detours around the bridge.")]
    [InlineData("Join us on the quay to hear how the bridge was closed.")]
    [InlineData("Abonnez-vous pour lire tous les articles du port.")]
    [InlineData("続きを読むにはこちらの港の記事から")]
    public void What_states_nothing_else_has_no_fact(string text) =>
        SentenceFilter.Sentence(text).ShouldSatisfyAllConditions(verdict => (verdict.Text is null || !SentenceFilter.HasFact(verdict.Text, verdict.Words!)).ShouldBeTrue(), verdict => verdict.Rule.ShouldNotBeNull());

    [Theory]
    [InlineData("The show of the quay is available wherever you get your podcasts.")]
    [InlineData("Une page de démonstration du pont est là via ce lien.")]
    public void What_states_something_beside_its_words_has_a_fact(string text) =>
        SentenceFilter.Sentence(text).ShouldSatisfyAllConditions(verdict => verdict.IsLowered.ShouldBeTrue(), verdict => SentenceFilter.HasFact(verdict.Text!, verdict.Words!).ShouldBeTrue());

    [Theory]
    [InlineData("We talk about:\nWhy the port waited: 00:12:30\nThe crane and its keeper (00:17:45)\nThe future of the quay – 1:02:30", "We talk about:")]
    [InlineData("Ada Hale won in 2:01:39.\nThe bridge opened at 12:30.\nIt closed again at 13:30.", "Ada Hale won in 2:01:39.\nThe bridge opened at 12:30.\nIt closed again at 13:30.")]
    [InlineData("Ada Hale: 2:01:39\nMira Voss: 2:02:10\nTomas Reyk: 2:03:55", "Ada Hale: 2:01:39\nMira Voss: 2:02:10\nTomas Reyk: 2:03:55")]
    [InlineData("Power cut in the north: 08:00-12:00\nPower cut in the east: 09:00-13:00\nFirst ferry: 06:30", "Power cut in the north: 08:00-12:00\nPower cut in the east: 09:00-13:00\nFirst ferry: 06:30")]
    [InlineData("Ada Hale won the race (2:01:39)\nThe bridge stays closed.", "Ada Hale won the race (2:01:39)\nThe bridge stays closed.")]
    public void A_row_of_times_behind_words_is_a_programme(string text, string told) => Listings.Without(text).ShouldBe(told);

    [Fact]
    public void An_aside_between_dashes_is_no_path() =>
        Listings.Without("Four ways to build — and to keep — a bridge\nBoats – Bridges – Old cranes").ShouldBe("Four ways to build — and to keep — a bridge");

    [Fact]
    public void What_stands_before_a_tail_is_told() =>
        SentenceFilter.Sentence("The bridge is closed to lorries Filed under: bridges, harbour").ShouldBe(SentenceVerdict.Kept("The bridge is closed to lorries") with { CutBy = "en/tail" });

    [Theory]
    [InlineData("HARWICH, Essex, May 4 (NPA) - The bridge is closed to lorries.", "The bridge is closed to lorries.", "en/opening")]
    [InlineData("PORT ELLERY (Reuters) - The bridge is closed to lorries.", "The bridge is closed to lorries.", "en/opening")]
    [InlineData("Harwich bridge live updates: The bridge is closed to lorries.", "The bridge is closed to lorries.", "en/opening")]
    public void What_stands_behind_a_dateline_is_told_without_it(string text, string told, string rule) =>
        SentenceFilter.Sentence(text).ShouldBe(SentenceVerdict.Kept(told) with { CutBy = rule });

    [Theory]
    [InlineData("Bridge closed to lorries – live updates", "Bridge closed to lorries")]
    [InlineData("Live updates: Bridge closed to lorries", "Bridge closed to lorries")]
    [InlineData("Live updates", "Live updates")]
    public void A_headline_is_told_without_live_updates(string title, string told) => SentenceFilter.Headline(title, "Ada", out _).Text.ShouldBe(told);

    [Theory]
    [InlineData("This media is not supported in your browser")]
    [InlineData("VIEW IN TELEGRAM")]
    [InlineData("Please open Telegram to view this post")]
    [InlineData("Media playback is not supported on this device.")]
    [InlineData("(Reporting by A. Holt; Editing by R. Prado)")]
    [InlineData("Additional reporting by Jo Reed in Lund.")]
    [InlineData("You can find the details for this event on the announcement page here.")]
    public void Notices_of_apps_and_credits_of_desks_are_told_to_nobody(string text) =>
        SentenceFilter.Sentence(text).ShouldSatisfyAllConditions(verdict => verdict.Rule.ShouldNotBeNull(), verdict => (verdict.Text is null || !SentenceFilter.HasFact(verdict.Text, verdict.Words!)).ShouldBeTrue());
}
