using InformationMachine.Briefings.Grounding;
using InformationMachine.Briefings.Grounding.Judging;

namespace InformationMachine.Tests.Briefings.Grounding.Judging;

/// <summary>A sentence that leaves away what stands around its words in its posts, whose sentences are parted by bars.</summary>
public sealed class FramingTests
{
    private const string Safe = "The dam is safe for the town of Vik.";

    [Theory]
    [InlineData("Engineers denied that the dam is safe for the town of Vik.", nameof(GroundingFailure.Contrary))]
    [InlineData("It is unclear whether the dam is safe for the town of Vik.", nameof(GroundingFailure.Certainty))]
    [InlineData("Perhaps a few of those big dam is safe for the town of Vik.", nameof(GroundingFailure.Certainty))]
    [InlineData("The dam might be safe for the town of Vik.", nameof(GroundingFailure.Certainty))]
    [InlineData("The dam is reportedly safe for the town of Vik.", nameof(GroundingFailure.Certainty))]
    [InlineData("The union said the dam is safe for the town of Vik.", nameof(GroundingFailure.Attribution))]
    [InlineData("The dam is safe for the town of Vik, the union said.", nameof(GroundingFailure.Attribution))]
    [InlineData("The union said one two three four five six seven eight of the wet dam is safe for the town of Vik.", nameof(GroundingFailure.Attribution))]
    [InlineData("The dam is safe for the town of Vik, one of the two old unions said.", nameof(GroundingFailure.Attribution))]
    public void A_frame_that_is_left_away_is_refused(string source, string reason) => Reason(Safe, source).ShouldBe(reason);

    [Theory]
    [InlineData(Safe)]
    [InlineData("If it rains, the dam is safe for the town of Vik.")]
    [InlineData("Perhaps a few of those big old dam is safe for the town of Vik.")]
    [InlineData("The union said one two three four five six seven eight of all the wet dam is safe for the town of Vik.")]
    [InlineData("The dam is safe for the town of Vik, one of the two very old big unions said.")]
    public void What_stands_too_far_away_frames_nothing(string source) => Reason(Safe, source).ShouldBe(nameof(GroundingFailure.None));

    [Theory]
    [InlineData("Engineers denied that the dam is safe for the town of Vik.", "Engineers denied that the dam is safe.")]
    [InlineData("Engineers denied that the dam is safe for the town of Vik.", "The dam is not safe for the town of Vik.")]
    [InlineData("It is unclear whether the dam is safe for the town of Vik.", "Whether the dam is safe for Vik is open.")]
    [InlineData("The dam might be safe for the town of Vik.", "The dam may be safe for the town of Vik.")]
    [InlineData("The union said the dam is safe for the town of Vik.", "The dam is safe for Vik, says the union.")]
    public void A_frame_that_is_kept_in_other_words_is_kept(string source, string sentence) => Reason(sentence, source).ShouldBe(nameof(GroundingFailure.None));

    [Theory]
    [InlineData("The union said the dam is safe for the town of Vik.|" + Safe)]
    [InlineData(Safe + "|The union said the dam is safe for the town of Vik.")]
    public void One_sentence_of_the_nearest_that_says_it_outright_is_enough(string source) => Reason(Safe, source).ShouldBe(nameof(GroundingFailure.None));

    [Fact]
    public void A_sentence_further_away_does_not_excuse_it() =>
        Reason(Safe, "The union said the dam is safe for the town of Vik.|The dam of Vik is safe.").ShouldBe(nameof(GroundingFailure.Attribution));

    /// <summary>Three of five words are enough, two are not.</summary>
    [Theory]
    [InlineData("The union said the dam is safe in Vik.", nameof(GroundingFailure.Attribution))]
    [InlineData("The union said the dam is safe.", nameof(GroundingFailure.None))]
    [InlineData("", nameof(GroundingFailure.None))]
    public void Only_what_the_sentence_was_taken_from_can_frame_it(string source, string reason) => Reason("The dam is safe for boats beside Vik.", source).ShouldBe(reason);

    private static string Reason(string sentence, string source) => Framing.Failure(sentence, source.Split('|')).ToString();
}
