using InformationMachine.Briefings.Grounding;
using InformationMachine.Briefings.Grounding.Judging;

namespace InformationMachine.Tests.Briefings.Grounding.Judging;

/// <summary>Whose words a sentence says they are, beside whose they are.</summary>
public sealed class SpeakerCheckTests
{
    private const string Chips = "Four chip makers, among them Tamsin Micro, asked the trade ministry of Ostmere on Friday to raise the threshold. Trade minister Henrik Solberg-Aune said the ministry would consider every argument that comes with data.";

    [Theory]
    [InlineData(Chips, "Trade minister Ostmere said the ministry would consider every argument that comes with data.")]
    [InlineData(Chips, "Tamsin Micro said the ministry would consider every argument that comes with data.")]
    [InlineData("Berlin keeps its troops in Halvern for two years. The Merania government says that it intends to keep 900 troops in Halvern for the next two years.", "Halvern says that it intends to keep 900 troops in Halvern for the next two years.")]
    [InlineData("According to Northwire, the plant will close in June. Gerra Steel denies it.", "Gerra Steel said that the plant will close in June.")]
    public void Another_one_s_words_are_refused(string post, string text) => IsAnothers(post, text).ShouldBeTrue();

    [Theory]
    [InlineData(Chips, "Henrik Solberg-Aune said the ministry would consider every argument that comes with data.")]
    [InlineData(Chips, "The trade minister said the ministry would consider every argument that comes with data.")]
    [InlineData("According to Northwire, the plant will close in June. Gerra Steel denies it.", "Northwire said that the plant will close in June.")]
    [InlineData("The European Space Agency (ESA) said the probe had landed on Friday.", "ESA said the probe had landed on Friday.")]
    [InlineData("The union said the plant will close in June. Gerra Steel also said the plant will close in June.", "Gerra Steel said the plant will close in June.")]
    [InlineData("Two numbers for the layoffs: Northwire's memo says 320 jobs, Mara Okonjo's sources say 450.", "While the sources of Mara Okonjo give 450 jobs for the layoffs, the memo that Northwire has says 320 jobs.")]
    [InlineData("Chief scientist Yusuf Adeyemi said Meridian was trained on 9 trillion tokens and that a report would follow.", "Yusuf Adeyemi, the chief scientist, said that 9 trillion tokens had been used to train Meridian and that a report would follow.")]
    [InlineData("Mara Okonjo runs the plant. She said the plant will close in June.", "Mara Okonjo said the plant will close in June.")]
    public void One_s_own_are_not(string post, string text) => IsAnothers(post, text).ShouldBeFalse();

    /// <summary>Of two who say nearly the same the nearer one is who says it.</summary>
    [Fact]
    public void Parallel_statements_are_told_apart()
    {
        const string post = "Mara Okonjo said the bridge of Tarn Bay would be cleared for lorries on Friday. Owen Lund said the bridge of Tarn Bay would be closed for lorries on Friday.";
        IsAnothers(post, "Mara Okonjo said the bridge of Tarn Bay would be closed for lorries on Friday.").ShouldBeTrue();
        IsAnothers(post, "Owen Lund said the bridge of Tarn Bay would be closed for lorries on Friday.").ShouldBeFalse();
    }

    /// <summary>Refused for that, and by a post that has an author and a headline of its own.</summary>
    [Fact]
    public void The_check_of_sentences_asks_it() => SentenceCheck.Shipped.Check("Trade minister Ostmere said the ministry would consider every argument that comes with data.", Cited(Chips)).Reason.ShouldBe(GroundingFailure.Speaker);

    private static bool IsAnothers(string post, string text) => SpeakerCheck.IsAnothers(text, Cited(post));

    private static CitedPosts Cited(string post) => new([new CitedPost(Some.Post(1, post, "Dana Whitlock") with { Title = "What Ostmere plans" })]);
}
