using InformationMachine.Briefings.Ranking;
using InformationMachine.Text;

namespace InformationMachine.Tests.Briefings.Ranking;

public sealed class AgreementTests
{
    [Fact]
    public void Who_says_the_same_as_all_agrees_fully_and_who_shares_nothing_not_at_all()
    {
        var agreement = new Agreement([Text("the quay is closed"), Text("the quay is closed")], words: 2);
        agreement.Of(Tokens.Of("The quay is closed.")).ShouldBe(1, 1e-12);
        agreement.Of(Tokens.Of("Ferries sail on")).ShouldBe(0);
        agreement.Of([]).ShouldBe(0);
    }

    [Fact]
    public void It_is_the_mean_F_measure_of_the_runs_shared()
    {
        var agreement = new Agreement([Text("the old quay is closed"), Text("ferries sail on")], words: 2);
        // "the old" and "old quay": 2 of 3 pairs of one, 2 of 4 of the other.
        agreement.Of(Tokens.Of("the old quay reopens")).ShouldBe(2 * 2 / (3.0 + 4) / 2, 1e-12);
    }

    [Fact]
    public void A_run_counts_as_often_as_both_have_it() =>
        new Agreement([Text("quay quay boat")], words: 1).Of(Tokens.Of("quay quay quay")).ShouldBe(2 * 2 / 6.0, 1e-12);

    [Fact]
    public void No_run_goes_beyond_a_sentence() =>
        new Agreement([[Tokens.Of("the quay"), Tokens.Of("is closed")]], words: 2).Of(Tokens.Of("quay is")).ShouldBe(0);

    [Fact]
    public void A_small_beta_prefers_what_adds_little_to_what_leaves_little_away()
    {
        IReadOnlyList<string> brief = Tokens.Of("quay closed"), full = Tokens.Of("the old quay in town is closed after the storm, says the mayor");
        var (even, briefly) = (new Agreement([Text("the old quay in town is closed")], 1), new Agreement([Text("the old quay in town is closed")], 1, beta: 0.5));
        even.Of(full).ShouldBeGreaterThan(even.Of(brief));
        briefly.Of(brief).ShouldBeGreaterThan(briefly.Of(full));
    }

    [Theory]
    [InlineData("The café’s 1,200 chairs don't fit.", "the|café|s|1|200|chairs|don|t|fit")]
    [InlineData("港の建設", "港|の|建|設")]
    [InlineData("हिन्दी में", "हिन्दी|में")]
    [InlineData("…!", "")]
    public void Words_are_runs_of_letters_and_digits(string text, string words) => string.Join('|', Tokens.Of(text)).ShouldBe(words);

    private static IReadOnlyList<IReadOnlyList<string>> Text(string text) => [Tokens.Of(text)];
}
