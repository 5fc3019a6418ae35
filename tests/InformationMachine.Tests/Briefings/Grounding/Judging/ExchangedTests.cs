using InformationMachine.Briefings.Grounding;
using InformationMachine.Briefings.Grounding.Judging;

namespace InformationMachine.Tests.Briefings.Grounding.Judging;

/// <summary>A sentence beside the sentences of its posts, which are parted by bars.</summary>
public sealed class ExchangedTests
{
    private const string Lost = "The port of Holm lost 12 boats in the storm.";

    /// <summary>Without a full stop, as lists and tickers come: both numbers and both names are in it.</summary>
    private const string Long = "In the west the port of Vik lost 30 boats in the storm while far away up in the north the port of Holm lost 12 boats in the storm that day and its crews slept";

    [Theory]
    [InlineData("The port of Holm lost 30 boats in the storm.", Lost, nameof(GroundingFailure.Number))]
    [InlineData("Holm lost 30 boats.", "Holm lost 12 boats.", nameof(GroundingFailure.Number))]
    [InlineData("The port of Holm lost 12 barges in the storm.", Lost, nameof(GroundingFailure.Unit))]
    [InlineData("The port of Vik lost 12 boats in the storm.", Lost, nameof(GroundingFailure.Name))]
    [InlineData("The port of Holm never lost 12 boats in the storm.", Lost, nameof(GroundingFailure.Contrary))]
    [InlineData("The port of Holm lost 12 boats and not 12 barges in the storm.", "The port of Holm lost 12 boats and 12 barges in the storm.", nameof(GroundingFailure.Contrary))]
    [InlineData("The port of Holm lost boats without crews in the storm.", "The port of Holm lost boats and crews in the storm.", nameof(GroundingFailure.Contrary))]
    [InlineData("The port of Vik lost 12 boats in the storm.", Long, nameof(GroundingFailure.Number))]
    [InlineData("The port of Holm lost 30 boats in the storm.", Long, nameof(GroundingFailure.Name))]
    public void What_is_exchanged_is_refused(string sentence, string source, string reason) => Reason(sentence, source).ShouldBe(reason);

    [Theory]
    [InlineData(Lost, Lost)]
    [InlineData("The port of Vik lost 30 boats in the storm.", Long)]
    [InlineData("The port of Holm lost 12 boats in the storm.", Long)]
    public void What_is_said_so_is_kept(string sentence, string source) => Reason(sentence, source).ShouldBe(nameof(GroundingFailure.None));

    [Theory]
    [InlineData("The port of Holm lost boats in the storm.", Lost)]
    [InlineData("The port of Holm lost 12 boats and 12 nets in the storm of Vik.", Lost)]
    [InlineData("The port of Holm lost 12 crates and boats in the storm.", "The port of Holm lost 12 boats and crates in the storm.")]
    [InlineData("In the storm the port of Holm lost boats: 12", Lost)]
    [InlineData(Lost, "In the storm the port of Holm lost boats: 12")]
    public void What_is_left_out_added_or_ordered_otherwise_is_kept(string sentence, string source) => Reason(sentence, source).ShouldBe(nameof(GroundingFailure.None));

    /// <summary>Who says something else altogether is no copy with an exchange.</summary>
    [Theory]
    [InlineData("The harbour of Holm lost 30 cargo boats in the storm.", Lost)]
    [InlineData("Of it they are.", Lost)]
    [InlineData("The port of Holm lost 30 boats in the storm.", "")]
    public void Beside_what_is_not_near_nothing_is_exchanged(string sentence, string source) => Reason(sentence, source).ShouldBe(nameof(GroundingFailure.None));

    [Theory]
    [InlineData("The port of Holm never lost 12 boats in the storm.|" + Lost)]
    [InlineData(Lost + "|The port of Holm never lost 12 boats in the storm.")]
    public void One_sentence_of_the_nearest_that_says_it_is_enough(string source) => Reason(Lost, source).ShouldBe(nameof(GroundingFailure.None));

    [Fact]
    public void A_sentence_further_away_does_not_excuse_it() =>
        Reason(Lost, "The port of Holm never lost 12 boats in the storm.|In a storm Holm lost 12 boats.").ShouldBe(nameof(GroundingFailure.Contrary));

    private static string Reason(string sentence, string source) => Exchanged.Failure(sentence, source.Split('|')).ToString();
}
