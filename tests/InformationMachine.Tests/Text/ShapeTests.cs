using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

/// <summary>Rules of shape that nobody has judged often enough lower a clause and remove what is none.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("Prices rose.", Shape.Short)]
    [InlineData("The method close() is deprecated and was removed in March.", Shape.Code)]
    [InlineData("Profit fell 9%.", Shape.Short)]
    public void A_clause_is_lowered(string sentence, string rule)
    {
        var verdict = SentenceFilter.Sentence(sentence);
        verdict.Text.ShouldNotBeNull().ShouldStartWith(sentence[..10]);
        verdict.Rule.ShouldBe(rule);
        verdict.IsLowered.ShouldBeTrue();
    }

    [Fact]
    public void A_long_sentence_is_lowered()
    {
        var sentence = $"The harbour council said on Monday that {string.Join(", ", Enumerable.Range(1, 70).Select(i => $"quay {i}"))} are open again.";
        SentenceFilter.Sentence(sentence).Rule.ShouldBe(Shape.Long);
        SentenceFilter.Sentence(sentence).IsLowered.ShouldBeTrue();
    }

    [Theory]
    [InlineData("bridge_open(Quay, 12). lift(X) :- X > 2.", Shape.Code)]
    [InlineData("The old quay", Shape.Short)]
    public void What_is_no_clause_is_removed(string sentence, string rule)
    {
        var verdict = SentenceFilter.Sentence(sentence);
        verdict.Text.ShouldBeNull();
        verdict.Rule.ShouldBe(rule);
    }
}
