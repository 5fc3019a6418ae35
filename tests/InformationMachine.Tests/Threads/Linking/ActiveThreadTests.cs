using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class ActiveThreadTests
{
    private readonly SmallGraph _graph = new();

    [Theory]
    [InlineData(1, new[] { 0.6f }, 0.6)]
    [InlineData(2, new[] { 0.6f }, 0.3)] // a pair that was never judged counts as 0
    [InlineData(5, new[] { 0.5f, 0.9f, 0.7f, 0.6f, 0.8f }, 0.75)] // the four best
    [InlineData(5, new[] { 0.8f, 0.8f }, 0.4)]
    public void A_post_belongs_by_its_four_best_pairs(int posts, float[] links, double sureness)
    {
        var (thread, node) = (SmallGraph.Thread(1, _graph.Posts(posts)), _graph.Post());
        for (var i = 0; i < links.Length; i++) SmallGraph.Link(node, thread.Posts[i], links[i]);
        SmallGraph.Link(node, SmallGraph.Thread(2, _graph.Post()).Posts[0], 1);
        thread.Sureness(node).ShouldBe(sureness, 1e-6);
    }

    [Fact]
    public void One_voice_among_others_gives_two_pairs_at_most()
    {
        var (repeated, other, node) = (_graph.Posts(3, voice: 1), _graph.Post(2), _graph.Post());
        SmallGraph.Link(node, repeated[0], 0.9f);
        SmallGraph.Link(node, repeated[1], 0.8f);
        SmallGraph.Link(node, repeated[2], 0.7f);
        SmallGraph.Link(node, other, 0.4f);
        SmallGraph.Thread(1, [.. repeated, other]).Sureness(node).ShouldBe((0.9 + 0.8 + 0.4) / 3, 1e-6);
    }

    [Fact]
    public void One_voice_alone_speaks_with_all_its_posts()
    {
        var (posts, node) = (_graph.Posts(3, voice: 1), _graph.Post());
        foreach (var (post, probability) in posts.Zip([0.9f, 0.8f, 0.7f])) SmallGraph.Link(node, post, probability);
        SmallGraph.Thread(1, posts).Sureness(node).ShouldBe(0.8, 1e-6);
    }

    [Fact]
    public void A_crowding_feed_weighs_nothing_where_others_speak()
    {
        var (crowd, post, node) = (_graph.Post(isCrowd: true), _graph.Post(), _graph.Post());
        SmallGraph.Link(node, crowd, 0.9f);
        SmallGraph.Link(node, post, 0.5f);
        SmallGraph.Thread(1, crowd, post).Sureness(node).ShouldBe(0.5, 1e-6);
        SmallGraph.Thread(2, crowd).Sureness(node).ShouldBe(0.9, 1e-6);
    }

    [Fact]
    public void A_post_that_it_holds_is_measured_against_the_others()
    {
        var posts = _graph.Posts(3);
        SmallGraph.Link(posts[0], posts[1], 0.8f);
        SmallGraph.Link(posts[0], posts[2], 0.6f);
        var thread = SmallGraph.Thread(1, posts);
        thread.Sureness(posts[0]).ShouldBe(0.7, 1e-6);
        thread.Sureness(posts[0]).ShouldBe(0.7, 1e-6, "asking changes nothing");
        thread.Sureness(posts[1]).ShouldBe(0.4, 1e-6);

        var outsider = _graph.Post();
        SmallGraph.Link(outsider, posts[0], 0.9f);
        thread.Sureness(outsider).ShouldBe(0.3, 1e-6, "asking about its own posts has left three witnesses");
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    public void Two_threads_of_one_size_are_weighed_from_the_older(int several, int distinct)
    {
        var repeated = _graph.Posts(3, voice: 1);
        var others = _graph.Posts(4);
        SmallGraph.Link(repeated[0], others[0], 0.8f);
        var (one, other) = (SmallGraph.Thread(several, [.. repeated, _graph.Post()]), SmallGraph.Thread(distinct, others));

        // From the thread with the repeated voice: one of its posts counts two thirds and has one of four pairs, of three in all.
        // From the other: one of four posts has one of three pairs.
        var expected = several < distinct ? 2.0 / 3 * (0.8 / 4) / 3 : 0.8 / 3 / 4;
        one.Sureness(other).ShouldBe(expected, 1e-6);
        other.Sureness(one).ShouldBe(expected, 1e-6);
    }

    [Fact]
    public void Two_threads_are_weighed_from_the_smaller()
    {
        var (small, large) = (_graph.Posts(1), _graph.Posts(3));
        foreach (var post in large) SmallGraph.Link(small[0], post, 0.9f);
        var (one, other) = (SmallGraph.Thread(2, small), SmallGraph.Thread(1, large));
        SmallGraph.Link(large[0], SmallGraph.Thread(3, _graph.Post()).Posts[0], 0.99f);
        one.Sureness(other).ShouldBe(0.9, 1e-6);
        other.Sureness(one).ShouldBe(0.9, 1e-6);
    }

    [Fact]
    public void Its_size_counts_what_is_not_remembered()
    {
        var thread = SmallGraph.Thread(1, _graph.Posts(2));
        thread.Forgotten = 5;
        thread.Size.ShouldBe(7);
        thread.Remove(thread.Posts[0]);
        thread.Size.ShouldBe(6);
        new ActiveThread(new(2)).Sureness(thread).ShouldBe(0);
    }
}
