using InformationMachine.Briefings.Claims;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>What names nothing of the story cannot be understood away from the sentence before it.</summary>
public sealed class AnchorsTests
{
    private const string Before = "The harbour of Selmouth names the keepers of the lock, and Cirrus tells them when to open it.";

    [Theory]
    [InlineData("Applications open on 2 November 2026.")]
    [InlineData("Few companies pay that for an option they do not intend to use.")]
    [InlineData("The first 200 boats look strong, but three of the crews left on Monday.")]
    [InlineData("Sensible choice: patience is their daily work.")]
    public void What_names_nothing_needs_the_sentence_before(string text) => Needs(Before, text).ShouldBeTrue();

    [Theory]
    [InlineData("The toll of Selmouth doubles.")]
    [InlineData("Cirrus runs in four minutes on one machine.")]
    [InlineData("The Cirrus of the harbour runs in four minutes.")]
    [InlineData("Nobody believed a word of the account @selmouth.")]
    [InlineData("An iPhone shows the tide.")]
    [InlineData("塞尔茅斯港任命了新的船闸管理员。")]
    public void What_names_something_does_not(string text) => Needs(Before, text).ShouldBeFalse();

    [Fact]
    public void What_a_post_begins_with_is_believed() => Needs("Applications open on 2 November 2026.", Before, place: 0).ShouldBeFalse();

    private static bool Needs(string first, string second, int place = 1) => CandidateReader.Read([Some.Post(1, first + "\n\n" + second), Some.Post(2, "Selmouth has a lock.", "Ben Ode")]).Where(unit => unit.PostIndex == 0).ElementAt(place).IsAnchorless;
}
