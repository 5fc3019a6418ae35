using InformationMachine.Briefings.Claims;

namespace InformationMachine.Tests.Briefings.Claims;

public sealed class CandidateReaderTests
{
    [Theory]
    [InlineData("The ferry stays in the port. \u201CIt was the worst night of my life on the quay.\u201D", false)]
    [InlineData("The ferry stays in the port. \u201CIt was the worst night of my life,\u201D Ada Hale said.", true)]
    [InlineData("\u201CIt was the worst night of my life on the quay.\u201D", true)]
    [InlineData("The ferry stays in the port. 'It was the worst night here and nobody tells us why'", false)]
    [InlineData("The ferry stays in the port. 'It was the worst night here,' Ada Hale said.", true)]
    public void Spoken_words_are_told_with_who_speaks_or_not_at_all(string text, bool isTold) =>
        CandidateReader.Read([Some.Post(1) with { Title = null, Text = text }]).Any(unit => unit.Text.Contains("worst night", StringComparison.Ordinal)).ShouldBe(isTold);

    /// <summary>What it speaks of stood in a picture or in the post before.</summary>
    [Theory]
    [InlineData("These are the parts that the crane of the harbour lost in the storm.", true)]
    [InlineData("He asked the keepers of the harbour to leave the crane at once.", true)]
    [InlineData("(The crane of the harbour has lifted nine boats a day since May.)", false)]
    [InlineData("The crane of the harbour lost its hook and two parts in the storm.", false)]
    [InlineData("The former keeper of the harbour asked for another crane at once.", false)]
    public void A_post_without_headline_may_begin_with_what_it_does_not_name(string text, bool needs) =>
        CandidateReader.Read([Some.Post(1) with { Title = null, Text = text }]).Single().NeedsAntecedent.ShouldBe(needs);

    [Theory]
    [InlineData("The NHB's Ada Quill reports from the quay of the harbour.", true)]
    [InlineData("NHB’s Ada Quill looks at the crane of the harbour.", true)]
    [InlineData("The NHB's Ada Quill Centre reports a leak in the lock of the harbour.", false)]
    [InlineData("The NHB's chief Ada Quill reports a loss for the harbour.", false)]
    public void What_leads_to_a_broadcast_is_no_report(string text, bool isView) =>
        CandidateReader.Read([Some.Post(1) with { Title = null, Text = text }]).Single().IsView.ShouldBe(isView);

    /// <summary>20,000 characters of each took up to 2.5 s of processor time a post; the rules are linear or worse in the length of a sentence.</summary>
    [Theory]
    [InlineData("1,")]
    [InlineData("'")]
    [InlineData("7")]
    [InlineData("\U0001F600")]
    [InlineData("\u6E2F")]
    [InlineData("@a ")]
    public void What_is_longer_than_any_sentence_is_none_and_what_stands_beside_it_is_read(string piece)
    {
        var endless = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));
        var told = CandidateReader.Read([Some.Post(1, $"The ferry Aurora left the harbour at noon.\n{endless}\nIts crew of twelve came home on Friday."), Some.Post(2, endless)]);
        told.Select(unit => unit.Text).ShouldBe(["The ferry Aurora left the harbour at noon.", "Its crew of twelve came home on Friday."]);
    }

    [Theory]
    [InlineData("Harbour Maps 4.2 is out!", true)]
    [InlineData("The toll is 85!", true)]
    [InlineData("Nun sind es 12!", true)]
    [InlineData("Sorry for the inconvenience!", false)]
    [InlineData("See you in 6 hours!", false)]
    [InlineData("@ada1972 is here!", false)]
    [InlineData("It is 1:30!", false)]
    [InlineData("What a 2026!", false)]
    public void A_short_exclamation_is_told_where_it_states_a_figure(string text, bool isTold) =>
        CandidateReader.Read([Some.Post(1) with { Title = null, Text = $"{text}\n{(text.StartsWith("Nun", StringComparison.Ordinal) ? "Am Montag kamen neue Karten für die Häfen von Kelvik und der Bucht hinzu." : "New charts for the ports of Kelvik and Tarn Bay came with it on Monday.")}" }]).Any(unit => unit.Text == text).ShouldBe(isTold);
}
