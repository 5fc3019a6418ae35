using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class AgglomerationTests
{
    private readonly SmallGraph _graph = new();

    [Fact]
    public void The_surest_are_joined_first_and_the_rest_is_weighed_against_what_they_became()
    {
        var posts = _graph.Posts(3);
        SmallGraph.Link(posts[0], posts[1], 0.9f);
        SmallGraph.Link(posts[0], posts[2], 0.8f);
        Groups(0.45, free: posts).ShouldBe(["1 2", "3"], "half of .8 is less than .45");
        Groups(0.35, free: posts).ShouldBe(["1 2 3"]);
        posts.ShouldAllBe(post => post.Cluster == null);
    }

    [Theory]
    [InlineData(0.5, "1 2")]
    [InlineData(0.51, "1|2")]
    public void Two_are_joined_from_the_least_sureness_on(double least, string groups)
    {
        var posts = _graph.Posts(2);
        SmallGraph.Link(posts[0], posts[1], 0.5f);
        Groups(least, free: posts).ShouldBe(groups.Split('|'));
    }

    [Fact]
    public void A_group_that_has_grown_is_weighed_anew_with_all_its_links()
    {
        // Alone, the voice has four witnesses, of which two speak for the last post; with another it has two, and there are three in all.
        var (voice, other, last) = (_graph.Posts(4, voice: 1), _graph.Post(), _graph.Post());
        foreach (var (post, i) in voice.Select((post, i) => (post, i)))
        {
            foreach (var next in voice.Skip(i + 1)) SmallGraph.Link(post, next, 0.9f);
            SmallGraph.Link(post, other, 0.9f);
        }

        SmallGraph.Link(last, voice[0], 0.62f);
        SmallGraph.Link(last, voice[1], 0.62f);
        Groups(0.4, free: [.. voice, last]).ShouldBe(["1 2 3 4", "6"]);
        Groups(0.4, free: [.. voice, other, last]).ShouldBe(["1 2 3 4 5 6"]);
    }

    [Theory]
    [InlineData(61)] // with the next one not larger than what is weighed anew as a whole
    [InlineData(64)]
    [InlineData(70)]
    public void A_large_group_is_weighed_anew_by_what_was_added(int posts)
    {
        // The last one has three pairs with the group, and the fourth, which decides, with the post that joins it.
        var (large, added, last) = (_graph.Posts(posts), _graph.Post(), _graph.Post());
        foreach (var (post, i) in large.Select((post, i) => (post, i)))
        {
            foreach (var next in large.Take(Math.Min(i, 4))) SmallGraph.Link(next, post, 0.9f);
        }

        foreach (var post in large.Take(4)) SmallGraph.Link(added, post, 0.6f);
        foreach (var post in large.Take(3)) SmallGraph.Link(last, post, 0.5f);
        Groups(0.45, free: [.. large, last]).Count.ShouldBe(2);
        SmallGraph.Link(last, added, 0.44f);
        Groups(0.45, free: [.. large, added, last]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Groups_of_one_size_are_weighed_from_the_earlier()
    {
        // As of threads: from the repeated voice a fifteenth of .67, from the other side a twelfth.
        var (repeated, others) = (_graph.Posts(3, voice: 1), _graph.Posts(4));
        var (one, other) = (SmallGraph.Thread(1, [.. repeated, _graph.Post()]), SmallGraph.Thread(2, others));
        SmallGraph.Link(repeated[0], others[0], 0.8f);
        Groups(0.05, anchors: [one, other]).Count.ShouldBe(2, "weighed from the repeated voice: .044");
        Groups(0.05, anchors: [other, one]).Count.ShouldBe(1, "weighed from the other: .067");
    }

    [Fact]
    public void A_thread_stays_whole_and_takes_posts()
    {
        var (kept, post) = (_graph.Posts(3), _graph.Post());
        var thread = SmallGraph.Thread(7, kept);
        Groups(0.45, free: [post], anchors: [thread]).ShouldBe(["4", "1 2 3 in 7"]);
        foreach (var one in kept) SmallGraph.Link(post, one, 0.6f);
        Groups(0.45, free: [post], anchors: [thread]).ShouldBe(["1 2 3 4 in 7"]);
    }

    [Fact]
    public void Two_threads_that_an_editor_decided_about_stay_two()
    {
        var (one, other) = (_graph.Post(), _graph.Post());
        SmallGraph.Link(one, other, 0.9f);
        ActiveThread[] threads = [SmallGraph.Thread(1, one), SmallGraph.Thread(2, other)];
        threads[0].IsDecided = true;
        Groups(0.45, anchors: threads).ShouldBe(["1 2 in 1 2"]);
        threads[1].IsDecided = true;
        Groups(0.45, anchors: threads).ShouldBe(["1 in 1", "2 in 2"]);
    }

    /// <summary>The numbers of the posts of each group, and of the threads it holds.</summary>
    private static List<string> Groups(double least, PostNode[]? free = null, ActiveThread[]? anchors = null) =>
    [
        .. Agglomeration.Run(new Region(free ?? [], anchors ?? []), least, LinkConstraints.None)
            .Select(cluster => string.Join(' ', cluster.Posts.Select(post => post.Order).Order())
                + (cluster.Anchors.Count > 0 ? " in " + string.Join(' ', cluster.Anchors.Select(thread => thread.Id).Order()) : "")),
    ];
}
