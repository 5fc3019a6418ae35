using InformationMachine.Feeds;

namespace InformationMachine.Tests.Feeds;

public sealed class PartNumberTests
{
    [Theory]
    [InlineData("1/7 We measured it.", 1, 7, "We measured it.")]
    [InlineData("(2/7) Then we measured again.", 2, 7, "Then we measured again.")]
    [InlineData("3/ And again.", 3, null, "And again.")]
    [InlineData("🧵 1/5 A thread.", 1, 5, "A thread.")]
    [InlineData("4/n: More.", 4, null, "More.")]
    [InlineData("The end. 7/7", 7, 7, "The end.")]
    [InlineData("The end. (7/7)", 7, 7, "The end.")]
    [InlineData("A thread 🧵 1/3", 1, 3, "A thread")]
    public void A_number_is_read_and_taken_away(string text, int index, int? total, string rest)
    {
        PartNumber.Of(text).ShouldBe(new PartNumber(index, total));
        PartNumber.Strip(text).ShouldBe(rest);
    }

    [Theory]
    [InlineData("24/7 support")]
    [InlineData("Nothing here")]
    [InlineData("1/2/2026 was a Thursday")]
    [InlineData("0/5 stars")]
    [InlineData("About 3/4 of them agreed.")]
    [InlineData("http://example.org/1/2")]
    public void Other_figures_are_none(string text)
    {
        PartNumber.Of(text).ShouldBeNull();
        PartNumber.Strip(text).ShouldBe(text);
    }
}
