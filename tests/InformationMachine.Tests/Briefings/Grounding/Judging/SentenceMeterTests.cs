using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Tests.Briefings.Grounding.Judging;

public sealed class SentenceMeterTests
{
    private const string Ferry = "The ferry to Holm left at noon with 41 passengers. It arrived two hours late because of fog.";
    private const string Three = "The ferry to Holm left at noon. Rain fell on Vik. The mayor thanked the crew.";

    [Theory]
    [InlineData("The ferry to Holm left at noon with 41 passengers.", nameof(SentenceNumber.Cover), 1)]
    [InlineData("The ferry to Holm left at noon with 41 passengers.", nameof(SentenceNumber.Edits), 0)]
    [InlineData("The ferry to Holm left at noon with 41 tourists.", nameof(SentenceNumber.NewWords), 1)]
    [InlineData("The ferry to Holm left at noon with 41 tourists.", nameof(SentenceNumber.Edits), 1)]
    [InlineData("The ferry to Holm left at noon with 42 passengers.", nameof(SentenceNumber.NewNumbers), 1)]
    [InlineData("It arrived 2 hours late because of fog.", nameof(SentenceNumber.NewNumbers), 0)]
    [InlineData("The ferry to Holm left at noon because of fog.", nameof(SentenceNumber.NewWords), 0)]
    [InlineData("The ferry to Holm left at dawn because of snow.", nameof(SentenceNumber.Cover), 0.6)]
    public void A_number_is_what_its_name_says(string sentence, string number, double value) => Number(sentence, Ferry, number).ShouldBe(value, 0.001);

    [Theory]
    [InlineData("The ferry to Holm left at noon because of fog.", nameof(SentenceNumber.BestCover), 0.8)]
    [InlineData("The ferry to Holm left at noon because of fog.", nameof(SentenceNumber.TwoCover), 1)]
    [InlineData("Tourists wept.", nameof(SentenceNumber.TwoCover), 0)]
    [InlineData("The ferry left Holm sadly.", nameof(SentenceNumber.WorstThird), 0.667)]
    [InlineData("The ferry sank.", nameof(SentenceNumber.WorstThird), 0.5)]
    [InlineData("The ferry left Holm, sad grey tourists wept.", nameof(SentenceNumber.WorstThird), 0)]
    [InlineData("Sad tourists of Holm carried forty grey seals to the ferry.", nameof(SentenceNumber.NewRun), 4)]
    [InlineData("The sad ferry left, sinking, with grey tourists to Holm.", nameof(SentenceNumber.NewTail), 2)]
    [InlineData("The sad ferry left with grey tourists.", nameof(SentenceNumber.NewTail), 0)]
    public void How_much_of_it_the_source_has(string sentence, string number, double value) => Number(sentence, Ferry, number).ShouldBe(value, 0.001);

    /// <summary>Eight words apart is near, and so is nothing across a full stop.</summary>
    [Theory]
    [InlineData("Ferry passengers.", nameof(SentenceNumber.PairsNear), 1)]
    [InlineData("Ferry passengers.", nameof(SentenceNumber.PairsOrdered), 1)]
    [InlineData("Passengers of the ferry.", nameof(SentenceNumber.PairsNear), 1)]
    [InlineData("Passengers of the ferry.", nameof(SentenceNumber.PairsOrdered), 0)]
    [InlineData("Passengers arrived.", nameof(SentenceNumber.PairsNear), 0)]
    [InlineData("Passengers arrived.", nameof(SentenceNumber.PairsOrdered), 0)]
    [InlineData("Ferry, ferry.", nameof(SentenceNumber.PairsNear), 0)]
    [InlineData("Ferry to Vik.", nameof(SentenceNumber.Bigrams), 0.5)]
    [InlineData("The ferry to Vik.", nameof(SentenceNumber.CopiedRun), 0.75)]
    [InlineData("The ferry to Vik.", nameof(SentenceNumber.RunLength), 3)]
    [InlineData("41 angry sailors wept.", nameof(SentenceNumber.NumberMoved), 1)]
    [InlineData("The ferry with 41 passengers.", nameof(SentenceNumber.NumberMoved), 0)]
    [InlineData("Then Holm burned.", nameof(SentenceNumber.NameMoved), 1)]
    [InlineData("The ferry to Holm burned.", nameof(SentenceNumber.NameMoved), 0.5)]
    [InlineData("The ferry to Vik burned.", nameof(SentenceNumber.NameMoved), 0)]
    [InlineData("The ferry to Vik burned.", nameof(SentenceNumber.NewNames), 1)]
    [InlineData("The ferry to Holm burned.", nameof(SentenceNumber.NewNames), 0)]
    [InlineData("At noon the ferry left.", nameof(SentenceNumber.Inverted), 0.667)]
    [InlineData("The ferry left at noon.", nameof(SentenceNumber.Inverted), 0)]
    public void How_its_words_stand_in_the_source(string sentence, string number, double value) => Number(sentence, Ferry, number).ShouldBe(value, 0.001);

    [Theory]
    [InlineData("The ferry thanked the crew.", nameof(SentenceNumber.Jumps), 1)]
    [InlineData("The ferry thanked the crew.", nameof(SentenceNumber.StepsBack), 0)]
    [InlineData("The mayor thanked the ferry to Holm.", nameof(SentenceNumber.StepsBack), 1)]
    public void How_its_runs_lie_in_the_source(string sentence, string number, double value) => Number(sentence, Three, number).ShouldBe(value, 0.001);

    [Theory]
    [InlineData("The ferry to Vik left at noon with 41 passengers.", nameof(SentenceNumber.ExchangedNames), 1)]
    [InlineData("The ferry to town left at noon with 41 passengers.", nameof(SentenceNumber.ExchangedNames), 1)]
    [InlineData("The ferry to Holm left at noon with some passengers.", nameof(SentenceNumber.ExchangedNames), 0)]
    [InlineData("The ferry to Holm left at noon with 42 passengers.", nameof(SentenceNumber.ExchangedNames), 1)]
    [InlineData("The ferry to Holm left at noon with 41 tourists.", nameof(SentenceNumber.ExchangedUnits), 1)]
    [InlineData("The ferry to Holm left at noon with 41 tired passengers.", nameof(SentenceNumber.ExchangedUnits), 1)]
    [InlineData("The ferry to Holm left at noon with 41 very tired passengers.", nameof(SentenceNumber.ExchangedUnits), 0.994)]
    [InlineData("The ferry to Holm left at noon with 41 of all the passengers.", nameof(SentenceNumber.ExchangedUnits), 0)]
    [InlineData("The big ferry to Holm left at noon with 41 passengers.", nameof(SentenceNumber.Inserted), 1)]
    [InlineData("The big ferry to Holm left at noon with 41 passengers.", nameof(SentenceNumber.Edits), 1)]
    [InlineData("The ferry to Holm sank at noon with 41 passengers.", nameof(SentenceNumber.ExchangedNew), 1)]
    [InlineData("The ferry to Holm sank at noon with 41 passengers.", nameof(SentenceNumber.ExchangedKnown), 0)]
    [InlineData("The ferry to Holm arrived at noon with 41 passengers.", nameof(SentenceNumber.ExchangedKnown), 1)]
    [InlineData("The ferry to Holm never left at noon with 41 passengers.", nameof(SentenceNumber.TurningAdded), 1)]
    [InlineData("The ferry to Holm never left at noon with 41 passengers.", nameof(SentenceNumber.TurningExchanged), 0)]
    [InlineData("The ferry to Holm never left at noon with 41 passengers.", nameof(SentenceNumber.Negation), 1)]
    [InlineData("It arrived two hours late although of fog.", nameof(SentenceNumber.TurningExchanged), 0.985)]
    [InlineData("The ferry to Holm left at noon.", nameof(SentenceNumber.Edits), 0)]
    [InlineData("The ferry to Holm left at noon.", nameof(SentenceNumber.Order), 1)]
    [InlineData("The ferry to Holm left at noon because Vik sank.", nameof(SentenceNumber.CauseAdded), 0)]
    [InlineData("It arrived two hours late because of fog.", nameof(SentenceNumber.CauseAdded), 0)]
    [InlineData("Grey seals love herrings of Vik.", nameof(SentenceNumber.ExchangedNames), 0)]
    public void What_was_altered_in_a_copy(string sentence, string number, double value) => Number(sentence, Ferry, number).ShouldBe(value, 0.001);

    [Theory]
    [InlineData("The ferry may leave Holm at noon with passengers.", "The ferry will leave Holm at noon with passengers.", nameof(SentenceNumber.DoubtLost), 1)]
    [InlineData("The ferry may leave Holm at noon with passengers.", "The ferry may leave Holm at noon with passengers.", nameof(SentenceNumber.DoubtLost), 0)]
    [InlineData("The port of Holm opened a quay on Friday for lorries.", "The port of Holm closed a quay on Friday for lorries.", nameof(SentenceNumber.Opposite), 1)]
    [InlineData("The port of Holm opened a quay on Friday for lorries.", "The port closed.", nameof(SentenceNumber.Opposite), 0)]
    [InlineData("The ferry never left Holm at noon with passengers.", "The ferry left Holm at noon with passengers.", nameof(SentenceNumber.Edits), 1)]
    [InlineData("Yesterday the ferry left Holm at noon.", "The ferry left Holm at noon.", nameof(SentenceNumber.Edits), 0)]
    [InlineData("The ferry left Holm at noon yesterday.", "The ferry left Holm at noon.", nameof(SentenceNumber.Edits), 0)]
    [InlineData("On Monday Ida lent the large ferry of the old town to Ole.", "On Monday Ole lent the large ferry of the old town to Ida.", nameof(SentenceNumber.NamesMoved), 1.47)]
    [InlineData("On Monday Ida lent Ole the ferry of the town for a trip.", "On Monday Ole lent Ida the ferry of the town for a trip.", nameof(SentenceNumber.CopyInverted), 0.22)]
    [InlineData("The ferry left Holm. The ferry left Vik.", "The ferry left Holm.", nameof(SentenceNumber.Inverted), 0)]
    public void What_was_altered_in_a_copy_of_another_source(string source, string sentence, string number, double value) => Number(sentence, source, number).ShouldBe(value, 0.01);

    [Theory]
    [InlineData("The ferry \"left at dawn\".", 1)]
    [InlineData("The ferry \"left at noon\".", 0)]
    [InlineData("The ferry \"left at noon\" for a \"joyride\".", 0)]
    public void A_quotation_of_several_words_is_word_for_word(string sentence, float value) => Number(sentence, Ferry, nameof(SentenceNumber.Misquoted)).ShouldBe(value);

    [Fact]
    public void Without_embeddings_the_meaning_is_unknown() => double.IsNaN(Number("The ferry left.", Ferry, nameof(SentenceNumber.Meaning))).ShouldBeTrue();

    /// <summary>Of the windows that the embedder knows the likest counts, wherever it stands.</summary>
    [Theory]
    [InlineData("ferry", 1)]
    [InlineData("fog", 1)]
    [InlineData("neither", 0)]
    public void The_meaning_is_that_of_the_nearest_window(string sentence, double value) =>
        ((double)new SentenceMeter(new TwoWords()).Measure(sentence, new SourceText("Nobody knows this. " + Ferry))[(int)SentenceNumber.Meaning]).ShouldBe(value, 0.001);

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("船は正午に出た。")]
    [InlineData("Nothing of this stands there at all.")]
    public void Every_sentence_can_be_measured(string sentence) => new SentenceMeter(embedder: null).Measure(sentence, new SourceText("")).Length.ShouldBe(Enum.GetValues<SentenceNumber>().Length);

    private static double Number(string sentence, string source, string number) => new SentenceMeter(embedder: null).Measure(sentence, new SourceText(source))[(int)Enum.Parse<SentenceNumber>(number)];

    /// <summary>Knows whether a text speaks of a ferry or of fog; what nobody knows has no meaning.</summary>
    private sealed class TwoWords : ISentenceEmbedder
    {
        public sbyte[]? Embed(string text, string? language)
        {
            if (text == "Nobody knows this") return null;
            var vector = new sbyte[ObservedPost.VectorLength];
            vector[0] = (sbyte)(text.Contains("ferry", StringComparison.Ordinal) ? 100 : 0);
            vector[1] = (sbyte)(text.Contains("fog", StringComparison.Ordinal) ? 100 : 0);
            return vector;
        }
    }
}
