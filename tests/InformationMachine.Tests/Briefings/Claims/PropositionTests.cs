using InformationMachine.Briefings.Claims;

namespace InformationMachine.Tests.Briefings.Claims;

public sealed class PropositionTests
{
    [Theory]
    [InlineData("the ferry struck the old quay", "The ferry struck the old quay of Brannoch in the morning.", true)]
    [InlineData("the ferry struck the quay", "A crane fell at the yard of Selmouth.", false)] // nothing
    [InlineData("the ferry struck", "The ferry struck the quay.", false)] // two words say too little
    [InlineData("the ferry struck a barge with coal near the lighthouse before sunrise", "The ferry struck a barge.", false)] // less than half
    [InlineData("the ferry struck a barge with coal near the lighthouse before sunrise", "Near the lighthouse the coal burned before sunrise.", false)] // half, but not what it begins with
    [InlineData("the ferry struck a barge with coal near the lighthouse before sunrise", "The ferry struck a barge full of coal.", true)]
    [InlineData("the ferry of Kestrel struck the old quay", "The ferry of Halvern struck the old quay.", false)] // another one's
    [InlineData("near the lighthouse coal burned", "Coal burned near the lighthouse, and nobody saw the ferry.", true)] // all of it, in another order
    public void It_is_stated_by_what_holds_most_of_it_and_most_of_its_head(string denied, string stated, bool isStated) =>
        new Proposition(denied).IsStatedBy(new Proposition(stated)).ShouldBe(isStated);

    [Theory]
    [InlineData("The lock opens to barges on Monday", "The lock does not open to barges on Monday", true)]
    [InlineData("The lock opens to barges on Monday", "The lock opens to barges on Monday", false)]
    [InlineData("The lock does not open to barges", "The lock never opens to barges", false)]
    [InlineData("The lock of Selmouth opens to barges", "The lock of Harwich does not open to barges", false)]
    public void A_negation_is_one_where_all_else_is_the_same(string one, string other, bool isNegated) =>
        new Proposition(one).IsNegated(new Proposition(other)).ShouldBe(isNegated);

    [Theory]
    [InlineData("the ferry struck the quay", "a barge sank", 0, 0, 0)]
    [InlineData("ferry struck old quay", "ferry struck new quay", 3, 0.75, 0.6)]
    [InlineData("ferry struck", "ferry struck old quay", 2, 0, 0.5)] // two words are too few for an overlap
    [InlineData("ferry crosses sound", "ferry sank early", 1, 0, 0.2)] // and so is one shared
    public void Shared_words_are_counted_once(string one, string other, int shared, double overlap, double likeness)
    {
        var (a, b) = (new Proposition(one), new Proposition(other));
        a.Shared(b).ShouldBe(shared);
        a.Overlap(b).ShouldBe(overlap, 1e-9);
        a.Likeness(b).ShouldBe(likeness, 1e-9);
        b.Likeness(a).ShouldBe(likeness, 1e-9);
    }
}
