using System.Globalization;
using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Text;

namespace InformationMachine.Tests.Briefings.Grounding.Judging;

public sealed class AlignmentTests
{
    private const string Left = "Rain fell. The ferry left Holm at noon.";

    [Theory]
    [InlineData("The ferry left Holm at noon.", "")]
    [InlineData("The ferry left Vik at noon.", "Vik|Holm")]
    [InlineData("The ferry left at noon.", "|Holm")]
    [InlineData("The old ferry left Holm at noon.", "old|")]
    [InlineData("Yesterday the ferry left Holm at noon.", "first:Yesterday|")]
    [InlineData("Holm at noon.", "first:|The ferry left")]
    [InlineData("The ferry left Holm.", "last:|at noon")]
    [InlineData("The ferry left Holm in heavy rain.", "last:in heavy rain|at noon")]
    [InlineData("At Holm the ferry left at noon.", "first:At Holm| |Holm")]
    [InlineData("Nobody came.", "first:last:Nobody came|The ferry left Holm at noon")]
    public void The_gaps_are_what_only_one_of_the_two_has(string sentence, string gaps) => string.Join(' ', Gaps(sentence)).ShouldBe(gaps);

    /// <summary>Grammar weighs a quarter; what both have in another order counts once.</summary>
    [Theory]
    [InlineData("The ferry left Holm at noon.", "4.5")]
    [InlineData("The ferry left.", "2.25")]
    [InlineData("At noon the ferry.", "1.25")]
    [InlineData("Rain fell.", "0")]
    public void What_both_have_in_the_same_order_is_weighed(string sentence, string weight) => Of(sentence).Alignment.Weight.ToString(CultureInfo.InvariantCulture).ShouldBe(weight);

    private static IEnumerable<string> Gaps(string sentence)
    {
        var (words, source, alignment) = Of(sentence);
        return alignment.Gaps(words.Count).Select(gap => $"{(gap.IsFirst ? "first:" : "")}{(gap.IsLast ? "last:" : "")}{Text(sentence, words[gap.Sentence])}|{Text(source.Folded, source.Words[gap.Source])}");
    }

    private static string Text(string text, List<Word> words) => string.Join(' ', words.Select(word => text[word.Start..word.End]));

    private static (List<Word> Words, SourceText Source, Alignment Alignment) Of(string sentence)
    {
        var (words, source) = (WordReader.Read(GroundingText.Fold(sentence)), new SourceText(Left));
        return (words, source, Alignment.Of(words, source, source.Sentences[^1]));
    }
}
