using InformationMachine.Briefings.Grounding;

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
    public void Another_one_s_words_are_refused(string post, string text) => Check(post, text).ShouldBe(GroundingFailure.Speaker);

    [Theory]
    [InlineData(Chips, "Henrik Solberg-Aune said the ministry would consider every argument that comes with data.")]
    [InlineData(Chips, "The trade minister said the ministry would consider every argument that comes with data.")]
    [InlineData("According to Northwire, the plant will close in June. Gerra Steel denies it.", "Northwire said that the plant will close in June.")]
    [InlineData("The European Space Agency said the probe had landed on Friday.", "ESA said the probe had landed on Friday.")]
    [InlineData("The union said the plant will close in June. Gerra Steel also said the plant will close in June.", "Gerra Steel said the plant will close in June.")]
    [InlineData("Two numbers for the layoffs: Northwire's memo says 320 jobs, Mara Okonjo's sources say 450.", "While the sources of Mara Okonjo give 450 jobs for the layoffs, the memo that Northwire has says 320 jobs.")]
    [InlineData("Chief scientist Yusuf Adeyemi said Meridian was trained on 9 trillion tokens and that a report would follow.", "Yusuf Adeyemi, the chief scientist, said that 9 trillion tokens had been used to train Meridian and that a report would follow.")]
    [InlineData("Mara Okonjo runs the plant. She said the plant will close in June.", "Mara Okonjo said the plant will close in June.")]
    public void One_s_own_are_not(string post, string text) => Check(post, text).ShouldNotBe(GroundingFailure.Speaker);

    private static GroundingFailure Check(string post, string text) => SentenceCheck.Shipped.Check(text, new CitedPosts(post)).Reason;
}
