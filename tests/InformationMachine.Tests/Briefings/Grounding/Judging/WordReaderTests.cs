using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Text;

namespace InformationMachine.Tests.Briefings.Grounding.Judging;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("The port's 1,200 berths", "the:Grammar port:Content 1200:Number berths:Content")]
    [InlineData("Two US crews, not us", "2:Number us:Content crews:Content not:Turning us:Grammar")]
    [InlineData("It isn't $5 or 7%", "it:Grammar isn't:Turning dollar:Content 5:Number or:Grammar 7:Number percent:Content")]
    [InlineData("Plan B of x", "plan:Content b:Grammar of:Grammar x:Grammar")]
    [InlineData("it 's", "it:Grammar s:Grammar")]
    [InlineData("船は", "船:Grammar は:Grammar")]
    [InlineData("", "")]
    public void Words_are_read_with_how_much_they_say(string text, string words) => string.Join(' ', Read(text).Select(word => $"{word.Text}:{word.Kind}")).ShouldBe(words);

    [Theory]
    [InlineData("Holm and Vik", "vik")]
    [InlineData("\"Holm\" is in Vik. Skar is not. (Tarn is.)", "vik")]
    [InlineData("He said: Holm and \"Vik\", in (Skar)! Tarn?", "vik skar")]
    [InlineData("at sea\nHolm", "")]
    public void A_capital_counts_where_no_sentence_begins(string text, string names) => string.Join(' ', Read(text).Where(word => word.IsCapital).Select(word => word.Text)).ShouldBe(names);

    [Theory]
    [InlineData("minister", "ministry", true)]
    [InlineData("port", "ports", true)]
    [InlineData("consul", "consulting", true)]
    [InlineData("run", "runs", false)]
    [InlineData("port", "portfolio", false)]
    [InlineData("transfer", "transferences", false)]
    [InlineData("porter", "posters", false)]
    [InlineData("2024", "2025", false)]
    [InlineData("2024", "2024", true)]
    [InlineData("despite", "despites", false)]
    public void Words_that_differ_in_their_ending_are_alike(string one, string other, bool areAlike)
    {
        var (first, second) = (Read(one)[0], Read(other)[0]);
        first.IsLike(second).ShouldBe(areAlike);
        second.IsLike(first).ShouldBe(areAlike);
    }

    private static List<Word> Read(string text) => WordReader.Read(GroundingText.Fold(text));
}
