using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class PostNodeTests
{
    private readonly SmallGraph _graph = new();

    [Fact]
    public void Its_links_stand_surest_first_and_equal_ones_by_publication()
    {
        var (node, others) = (_graph.Post(), _graph.Posts(5));
        node.Link(others[0], 0.5f);
        node.Link(others[3], 0.7f);
        node.Link(others[1], 0.9f);
        node.Link(others[2], 0.7f);
        node.Link(others[4], 0.1f);
        Orders(node).ShouldBe([3, 4, 5, 2, 6]);

        var recalled = _graph.Post();
        foreach (var (other, probability) in others.Zip([0.5f, 0.9f, 0.7f, 0.7f, 0.1f])) recalled.Append(other, probability);
        recalled.SortLinks();
        Orders(recalled).ShouldBe(Orders(node), "recalled links come to stand as linked ones do");
    }

    [Fact]
    public void A_link_is_forgotten_with_the_post_it_leads_to()
    {
        var (node, others) = (_graph.Post(), _graph.Posts(3));
        foreach (var other in others) node.Link(other, 0.5f);
        node.Unlink(others[1]);
        Orders(node).ShouldBe([2, 4]);
    }

    [Fact]
    public void Posts_published_at_once_stand_by_their_identity()
    {
        var (one, other) = (_graph.Post(after: TimeSpan.Zero), _graph.Post(after: TimeSpan.Zero));
        var byIdentity = string.CompareOrdinal(one.Id.Value, other.Id.Value);
        Math.Sign(PostNode.ByPublication.Compare(one, other)).ShouldBe(Math.Sign(byIdentity));
        PostNode.ByPublication.Compare(one, one).ShouldBe(0);
        PostNode.ByPublication.Compare(one, _graph.Post(after: TimeSpan.FromSeconds(1))).ShouldBeLessThan(0);
    }

    [Fact]
    public void Who_is_not_known_is_a_voice_of_their_own()
    {
        var (one, other) = (_graph.Post(), _graph.Post());
        one.OwnVoice.ShouldNotBe(other.OwnVoice);
        one.OwnVoice.ShouldBeLessThan(0, "no known voice has such a number");
        _graph.Post(voice: 4).OwnVoice.ShouldBe(4);
    }

    private static long[] Orders(PostNode node) => [.. node.Links.Select(link => link.Other.Order)];
}
