using InformationMachine.Briefings.Grounding.Judging;

namespace InformationMachine.Tests.Briefings.Grounding.Judging;

public sealed class SentenceMeterTests
{
    private static readonly SourceText Source = new("The ferry to Holm left at noon with 41 passengers. It arrived two hours late because of fog.");

    [Theory]
    [InlineData("The ferry to Holm left at noon with 41 passengers.", nameof(SentenceNumber.Cover), 1)]
    [InlineData("The ferry to Holm left at noon with 41 passengers.", nameof(SentenceNumber.Edits), 0)]
    [InlineData("The ferry to Holm left at noon with 41 tourists.", nameof(SentenceNumber.NewWords), 1)]
    [InlineData("The ferry to Holm left at noon with 41 tourists.", nameof(SentenceNumber.Edits), 1)]
    [InlineData("The ferry to Holm left at noon with 42 passengers.", nameof(SentenceNumber.NewNumbers), 1)]
    [InlineData("It arrived 2 hours late because of fog.", nameof(SentenceNumber.NewNumbers), 0)]
    [InlineData("The ferry to Holm left at noon because of fog.", nameof(SentenceNumber.NewWords), 0)]
    public void A_number_is_what_its_name_says(string sentence, string number, float value) =>
        new SentenceMeter(embedder: null).Measure(sentence, Source)[(int)Enum.Parse<SentenceNumber>(number)].ShouldBe(value);

    [Fact]
    public void Without_embeddings_the_meaning_is_unknown() =>
        float.IsNaN(new SentenceMeter(embedder: null).Measure("The ferry left.", Source)[(int)SentenceNumber.Meaning]).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("船は正午に出た。")]
    [InlineData("Nothing of this stands there at all.")]
    public void Every_sentence_can_be_measured(string sentence) => new SentenceMeter(embedder: null).Measure(sentence, new SourceText("")).Length.ShouldBe(Enum.GetValues<SentenceNumber>().Length);
}
