using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>A dispute is about one statement, both sides say it whole, and nobody is made to contradict whom they do not.</summary>
public sealed class TensionsSectionTests
{
    private const string Lock = "The lock at Selmouth will reopen for barges in March.";

    public static TheoryData<string, string> Contradictions => new()
    {
        { "Transport secretary Mona Reyk said the barge levy is illegal.", "Skippers' leader Tor Vale said the barge levy is legal." },
        { "Tor Vale said that the levy is unfair.", "Mona Reyk said that the levy is fair." },
        { "Kestrel Lines will close its Selmouth yard in March, the company said on Friday.", "Kestrel Lines will not close its Selmouth yard, works council chair Tor Vale wrote on Sunday." },
        { "The weir above Selmouth is safe for canoes, inspectors reported.", "The weir above Selmouth isn't safe for canoes, the rescue service warned." },
        { "The weir above Selmouth is safe for canoes.", "According to the rescue service, the weir above Selmouth is dangerous for canoes." },
        { "Mona Reyk beat Tor Vale in the vote for the Selmouth council on Friday.", "Tor Vale beat Mona Reyk in the vote for the Selmouth council on Friday." },
        { "Das Wehr bei Selmund ist für Boote sicher, sagte die Bürgermeisterin.", "Das Wehr bei Selmund ist für Boote nicht sicher, sagte der Retter Tor Vale." },
    };

    public static TheoryData<string, string> Agreements => new()
    {
        { "The council of Selmouth rejected the budget for the lock on Friday.", "The council of Selmouth will discuss the lock on Thursday." },
        { "Kestrel Lines cancelled twelve sailings from Selmouth over the weekend.", "I was wrong about Kestrel Lines: the strike at Selmouth will last over the weekend." },
        { "The lock at Selmouth broke in the flood and held up forty barges.", "Kestrel Lines denies that it owed the lock keepers at Selmouth money before the flood." },
        { "The judge in Selmouth denied Tor Vale bail after the fire at the lock.", "Tor Vale was arrested in Selmouth after the fire at the lock." },
        { "The court rejected the request of Kestrel Lines to ban the strike at Selmouth.", "Kestrel Lines asked the court for a ban of the strike at Selmouth." },
        { "The yard in Selmouth will close in March.", "The yard in Brannoch will not close in March." },
        { "The lock at Selmouth was open on Monday.", "The lock at Selmouth was closed on Friday." },
        { "The painting in the lock house of Selmouth is by Mona Reyk and not by Tor Vale.", "The painting in the lock house of Selmouth is by Mona Reyk." },
        { "Mona Reyk met Tor Vale at the Selmouth lock on Friday.", "Tor Vale met Mona Reyk at the Selmouth lock on Friday." },
        { "Mona Reyk defeated Tor Vale in the Selmouth vote.", "Tor Vale was defeated by Mona Reyk in the Selmouth vote." },
        { "Mona Reyk beat Tor Vale in the Selmouth vote.", "Mona Reyk beat Tor Vale in the Selmouth vote on Friday." },
        { "Kestrel Lines will not only close its Selmouth yard.", "Kestrel Lines will close its Selmouth yard." },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Two_who_say_the_contrary_are_both_quoted(string one, string other)
    {
        var (kind, earlier, later) = Select(Some.Post(1, one), Some.Post(2, other, "Ben Ode")).ShouldHaveSingleItem();
        (kind, earlier.Text, later.Text).ShouldBe((TensionKind.Contradiction, one, other));
    }

    [Theory]
    [MemberData(nameof(Agreements))]
    public void What_speaks_of_the_same_things_and_denies_nothing_said_is_no_tension(string one, string other)
    {
        Select(Some.Post(1, one), Some.Post(2, other, "Ben Ode")).ShouldBeEmpty();
        Select(Some.Post(1, other), Some.Post(2, one, "Ben Ode")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Kestrel Lines denies that it owed the lock keepers at Selmouth money.", "Kestrel Lines owed the lock keepers at Selmouth money, their union said.")]
    [InlineData("Tor Vale dismissed claims that the Selmouth lock keepers were drunk.", "The Selmouth lock keepers were drunk on the night of the flood.")]
    [InlineData("Reports that the Selmouth lock keepers were drunk are untrue, the union said.", "The Selmouth lock keepers were drunk on the night of the flood.")]
    [InlineData("Kestrel Lines has no plans to sell the Selmouth yard.", "Kestrel Lines plans to sell the Selmouth yard in spring.")]
    public void A_denial_is_told_with_what_it_denies(string denial, string denied) =>
        Select(Some.Post(1, denied), Some.Post(2, denial, "Ben Ode")).ShouldHaveSingleItem().Kind.ShouldBe(TensionKind.Denial);

    [Fact]
    public void What_a_post_said_before_it_was_corrected_is_nobodys_side() =>
        Select(Some.Post(1, "An earlier version of this post gave 30 percent of fuel saved on the harbour test."), Some.Post(2, "The Selmouth ferry saves 21 percent of fuel on the harbour test.", "Ben Ode")).ShouldBeEmpty();

    [Fact]
    public void Who_has_since_given_the_figure_of_the_other_disputes_it_no_more()
    {
        var claimed = Some.Post(1, "Kestrel Lines put the new Selmouth ferry into service on Monday, saying it saves 30 percent of fuel on the harbour test.", "Ada Finch");
        var measured = Some.Post(2, "On the harbour test the Selmouth ferry saves 21 percent of fuel, not 30 percent.", "Ben Ode");
        var adopted = Some.Post(3, "Kestrel Lines lowered the fuel it saves on the harbour test to 21 percent after outsiders had measured it.", "Ada Finch");

        Select(claimed, measured).ShouldHaveSingleItem().Kind.ShouldBe(TensionKind.Figures);
        Select(claimed, measured, adopted).ShouldBeEmpty();
    }

    [Fact]
    public void One_paper_that_quotes_two_who_disagree_tells_of_a_dispute() =>
        Select(Some.Post(1, "Transport secretary Mona Reyk said the barge levy is illegal."), Some.Post(2, "Skippers' leader Tor Vale said the barge levy is legal.")).ShouldHaveSingleItem().Kind.ShouldBe(TensionKind.Contradiction);

    [Fact]
    public void Who_says_the_contrary_of_their_own_words_disputes_nobody() =>
        Select(Some.Post(1, Lock), Some.Post(2, "The lock at Selmouth will not reopen for barges in March.")).ShouldBeEmpty();

    [Fact]
    public void A_dispute_ends_where_one_side_takes_its_words_back()
    {
        var posts = new[] { Some.Post(1, "The lock at Selmouth will not reopen for barges in March."), Some.Post(2, Lock, "Ben Ode"), Some.Post(3, "I was wrong: the lock at Selmouth will reopen for barges in March.") };
        Select(posts[..2]).ShouldHaveSingleItem();
        Select(posts).ShouldBeEmpty();
    }

    [Fact]
    public void A_dispute_stands_once_and_in_sentences()
    {
        var one = Some.Post(1, "The union VTF said 9,000 dockers joined the strike at Selmouth on Monday.") with { Title = "Union: 9,000 dockers join strike at Selmouth" };
        var other = Some.Post(2, "Kestrel Lines said 4,000 dockers joined the strike at Selmouth on Monday.", "Ben Ode") with { Title = "4,000 dockers join strike at Selmouth" };
        var (kind, earlier, later) = Select(one, other).ShouldHaveSingleItem();
        kind.ShouldBe(TensionKind.Figures);
        (earlier.IsTitle, later.IsTitle).ShouldBe((false, false));
    }

    [Theory]
    [InlineData("Statement on the flood at the Selmouth lock")]
    [InlineData("Press release about the flood at the Selmouth lock")]
    public void A_name_of_a_paper_is_no_side(string title) =>
        Select(Some.Post(1, "Kestrel Lines denies that the flood at the Selmouth lock was its fault."), Some.Post(2, "", "Ben Ode") with { Title = title }).ShouldBeEmpty();

    private static IReadOnlyList<(TensionKind Kind, CandidateSentence Earlier, CandidateSentence Later)> Select(params Post[] posts) =>
        TensionsSection.Select(Candidates.Read([.. posts.Select((post, i) => post with { PublishedAt = Some.Time.AddDays(i) })]));
}
