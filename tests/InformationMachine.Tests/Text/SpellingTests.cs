using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("thraeds", "threads")]
    [InlineData("fedes", "feeds")]
    [InlineData("exprot", "export")]
    [InlineData("healtcheck", "healthcheck")]
    [InlineData("frobnicate", null)]
    [InlineData("run", "run")]
    [InlineData("rnu", null)]
    public void The_word_that_was_probably_meant_is_the_nearest_one(string written, string? meant) =>
        Spelling.Nearest(written, ["threads", "feeds", "export", "healthcheck", "run"]).ShouldBe(meant);

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    public void A_slip_is_a_letter_too_many_too_few_wrong_or_swapped(string one, string other, int distance)
    {
        Spelling.Distance(one, other).ShouldBe(distance);
        Spelling.Distance(other, one).ShouldBe(distance);
    }
}
