using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>What a pair of statements is to each other.</summary>
public sealed class ClaimTests
{
    [Theory]
    [InlineData("The owners asked the council to raise the limit for barges at the quay from 2,000 to 4,000 tonnes.", "The draft sets the limit for barges at the quay at 2,000 tonnes.", true)]
    [InlineData("The owners urge the council to cut the toll for barges at the quay from 18 percent to 12 percent.", "The council keeps the toll for barges at the quay at 18 percent.", true)]
    [InlineData("The owners raise the limit for barges at the quay from 2,000 to 4,000 tonnes.", "The draft sets the limit for barges at the quay at 2,000 tonnes.", false)] // nobody asks
    [InlineData("The owners asked the council to raise the limit for barges at the quay from 2,000 to 4,000 tonnes.", "The crews asked the council to keep the limit for barges at the quay at 2,000 tonnes.", false)] // both ask
    [InlineData("The owners asked the council to raise the limit for barges at the quay from 2,000 to 4,000 tonnes.", "The draft sets the limit for barges at the quay at 4,000 tonnes.", false)] // what was asked for
    [InlineData("The owners asked the council to raise the limit for barges at the quay from 2,000 to 4,000 tonnes.", "The draft sets the limit for barges at the quay at 3,000 tonnes.", false)] // another limit
    [InlineData("The owners asked the council to raise the limit for barges from 2,000 to 4,000 tonnes.", "A crane weighs 2,000 tonnes.", false)] // another thing
    [InlineData("The owners asked the council to raise the limit for barges at the quay to 4,000 tonnes.", "The draft changes the limit for barges at the quay from 2,000 to 4,000 tonnes.", false)] // tells of both
    public void A_figure_is_asked_for_instead_of_another(string demand, string given, bool isDemanded)
    {
        var (one, other) = Read(demand, given);
        Claim.IsDemanded(one, other).ShouldBe(isDemanded);
        Claim.IsDemanded(other, one).ShouldBe(isDemanded, "whoever is named first");
        if (isDemanded) Claim.Dispute(one, other).ShouldNotBeNull();
    }

    [Fact]
    public void A_dispute_is_named_by_its_two_figures()
    {
        var (one, other) = Read("The owners asked the council to raise the limit for barges at the quay from 2,000 to 4,000 tonnes.", "The draft sets the limit for barges at the quay at 2,000 tonnes.");
        Claim.Dispute(one, other).ShouldBe("2000/4000");
        Claim.Dispute(other, one).ShouldBe("2000/4000");
    }

    [Theory]
    [InlineData("The storm broke 412 boats at the quay.", "The storm broke 376 boats at the quay.", true)]
    [InlineData("The storm broke 412 boats at the quay.", "The storm broke 400 boats at the quay.", false)] // one is rounded
    [InlineData("The storm broke 412 boats at the quay.", "The storm broke 376 masts at the quay.", false)]
    [InlineData("The storm broke 412 boats at the quay.", "The storm broke not 412 but 376 boats at the quay.", true)]
    [InlineData("The storm broke 412 boats at the quay.", "The count of broken boats at the quay rose from 376 boats to 412 boats.", false)]
    public void Two_figures_for_one_thing_are_in_dispute(string one, string other, bool isDispute)
    {
        var (a, b) = Read(one, other);
        (Claim.Dispute(a, b) is not null).ShouldBe(isDispute);
        (Claim.Dispute(b, a) is not null).ShouldBe(isDispute);
    }

    [Theory]
    [InlineData("The harbour office denies that the ferry struck the old quay of Brannoch.", "The ferry struck the old quay of Brannoch.", true)]
    [InlineData("The harbour office denies that the ferry struck the old quay of Brannoch.", "The ferry did not strike the old quay of Brannoch.", false)]
    [InlineData("The harbour office denies that the ferry struck the old quay of Brannoch.", "Barges fill the yard of Selmouth.", false)]
    [InlineData("The harbour office denies that the ferry struck the old quay of Brannoch.", "Its owner denies that the ferry struck the old quay of Brannoch.", false)]
    [InlineData("The ferry left the old quay of Brannoch.", "The ferry struck the old quay of Brannoch.", false)]
    public void A_denial_is_of_what_another_states(string denial, string stated, bool denies)
    {
        var (one, other) = Read(denial, stated);
        one.Denies(other).ShouldBe(denies);
        other.Denies(one).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Crews at the quay count 376 broken boats.", true)]
    [InlineData("Crews at the quay count 412 broken boats.", false)] // the other one's
    [InlineData("Crews at the quay count 376 broken boats, not 412 broken boats.", true)]
    [InlineData("Crews at the quay count 376 or 412 broken boats.", false)] // both
    [InlineData("The yard of Selmouth has room for 376 barges.", false)] // of another thing
    public void A_third_statement_takes_one_figure_of_two(string third, bool adopts)
    {
        var units = Candidates.Read([Some.Post(1, "The harbour office counts 376 broken boats at the quay."), Some.Post(2, "The union counts 412 broken boats at the quay.", "Mirela Voss"), Some.Post(3, third, "Jon Reyk")]);
        new Claim(units[2]).Adopts(new Claim(units[0]), new Claim(units[1])).ShouldBe(adopts);
    }

    private static (Claim One, Claim Other) Read(string one, string other)
    {
        var units = Candidates.Read([Some.Post(1, one), Some.Post(2, other, "Mirela Voss")]);
        units.Count.ShouldBe(2);
        return (new Claim(units[0]), new Claim(units[1]));
    }
}
