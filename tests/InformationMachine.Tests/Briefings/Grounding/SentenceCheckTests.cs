using InformationMachine.Briefings.Grounding;

namespace InformationMachine.Tests.Briefings.Grounding;

public sealed class SentenceCheckTests
{
    private const string Post = """
        Nordhelm Compute wants to build a datacentre for AI training on the former smelter site in Skarvund. The datacentre may draw 400 MW from the regional grid when complete, the company said in its planning application.
        Mayor Ida Strand beat Ole Vik in the council vote on Tuesday because three members changed sides. Strand called the plan "a second life for the whole harbour".
        """;

    [Theory]
    [InlineData("Nordhelm Compute wants to build a datacentre for AI training on the former smelter site in Skarvund.")]
    [InlineData("In Skarvund Nordhelm Compute plans a datacentre for training AI where the smelter used to be.")]
    [InlineData("Mayor Ida Strand beat Ole Vik in the council vote on Tuesday.")]
    public void What_the_post_says_is_supported(string sentence) => Reason(sentence).ShouldBe(nameof(GroundingFailure.None));

    [Theory]
    [InlineData("The datacentre may draw 500 MW from the regional grid when complete, the company said in its planning application.", nameof(GroundingFailure.Number))]
    [InlineData("The datacentre may draw 400 GW from the regional grid when complete, the company said in its planning application.", nameof(GroundingFailure.Name))]
    [InlineData("The datacentre will draw 400 MW from the regional grid when complete, the company said in its planning application.", nameof(GroundingFailure.Certainty))]
    [InlineData("The datacentre may not draw 400 MW from the regional grid when complete, the company said in its planning application.", nameof(GroundingFailure.Contrary))]
    [InlineData("Mayor Ole Vik beat Ida Strand in the council vote on Tuesday because three members changed sides.", nameof(GroundingFailure.Order))]
    [InlineData("Mayor Ida Strand beat Ole Vik in the council vote on Tuesday although three members changed sides.", nameof(GroundingFailure.Turned))]
    [InlineData("Mayor Ida Strand beat Ole Vik in the council hall on Tuesday because three members changed sides.", nameof(GroundingFailure.Exchanged))]
    [InlineData("Strand called the plan \"a second life for the old harbour\".", nameof(GroundingFailure.Quotation))]
    [InlineData("", nameof(GroundingFailure.Words))]
    [InlineData("–", nameof(GroundingFailure.Words))]
    [InlineData("Nordhelm Compute quietly abandoned its lucrative training business.", nameof(GroundingFailure.Words))]
    public void An_altered_copy_is_refused_with_a_reason(string sentence, string reason) => Reason(sentence).ShouldBe(reason);

    [Fact]
    public void What_is_refused_scores_lower_than_what_it_was_made_from()
    {
        var cited = new CitedPosts(Post);
        var kept = SentenceCheck.Shipped.Check("Mayor Ida Strand beat Ole Vik in the council vote on Tuesday.", cited);
        SentenceCheck.Shipped.Check("Mayor Ida Strand beat Ole Vik in the council vote on Friday.", cited).Score.ShouldBeLessThan(kept.Score);
    }

    [Fact]
    public void A_sentence_of_a_post_needs_no_judge()
    {
        var text = "Kurz: Der Hafen bleibt am Dienstag geschlossen.";
        SentenceCheck.Shipped.Failure(text, [new CitedPost(text)]).ShouldBe(GroundingFailure.None);
    }

    [Fact]
    public void Beside_a_very_long_text_no_sentence_is_laid()
    {
        const string Altered = "The datacentre will draw 400 MW from the regional grid when complete, the company said in its planning application.";
        SentenceCheck.Shipped.Failure(Altered, [new CitedPost(Post)]).ShouldBe(GroundingFailure.Certainty);
        SentenceCheck.Shipped.Failure(Altered, [new CitedPost(Post + string.Concat(Enumerable.Repeat(" The port of the port of the port.", 1000)))]).ShouldBe(GroundingFailure.None);
    }

    private static string Reason(string sentence) => SentenceCheck.Shipped.Check(sentence, new CitedPosts(Post)).Reason.ToString();
}
