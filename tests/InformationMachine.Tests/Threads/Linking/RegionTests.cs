using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

/// <summary>Posts join from .4 on; half of that brings a thread near.</summary>
public sealed class RegionTests
{
    private static readonly LinkingModel Model = new() { JoinFrom = 0.4, NearShare = 0.5, RepairThread = 3, RepairPosts = 5, RepairSpan = TimeSpan.FromHours(1) };

    private readonly SmallGraph _graph = new();

    [Theory]
    [InlineData(0.2f, "1 2 3")]
    [InlineData(0.19f, "3")]
    public void A_thread_is_near_from_half_the_sureness_of_joining(float probability, string free)
    {
        var thread = SmallGraph.Thread(1, _graph.Posts(2));
        var fresh = _graph.Post();
        SmallGraph.Link(fresh, thread.Posts[0], probability);
        Free(fresh).ShouldBe(free);
    }

    [Theory]
    [InlineData(0.4f, "1 2 3")]
    [InlineData(0.39f, "2 3")]
    public void What_is_surely_linked_to_a_near_thread_is_grouped_with_it(float probability, string free)
    {
        var (beyond, near, fresh) = (_graph.Post(), _graph.Post(), _graph.Post());
        SmallGraph.Thread(1, beyond);
        SmallGraph.Thread(2, near);
        SmallGraph.Link(fresh, near, 0.3f);
        SmallGraph.Link(near, beyond, probability);
        Free(fresh).ShouldBe(free);
    }

    [Fact]
    public void The_reach_ends_two_threads_away_and_at_a_thread_that_stays_whole()
    {
        var posts = _graph.Posts(4);
        foreach (var (post, i) in posts.Select((post, i) => (post, i)).Take(3)) SmallGraph.Thread(i + 1, post);
        foreach (var (one, other) in posts.Zip(posts.Skip(1))) SmallGraph.Link(one, other, 0.9f);
        Free(posts[3]).ShouldBe("2 3 4", "the first is three away");

        posts[2].Thread!.IsDecided = true;
        Free(posts[3]).ShouldBe("4", "what lies behind a whole thread is not asked");
        Anchors(posts[3]).ShouldBe("3");
    }

    [Fact]
    public void A_thread_stays_whole_that_is_decided_partly_forgotten_large_or_old()
    {
        Whole(thread => thread.IsDecided = true).ShouldBe(true);
        Whole(thread => thread.Forgotten = 1).ShouldBe(true);
        Whole(_ => { }).ShouldBe(false);
        Whole(_ => { }, posts: 3).ShouldBe(false);
        Whole(_ => { }, posts: 4).ShouldBe(true);
        Whole(_ => { }, began: TimeSpan.FromMinutes(60)).ShouldBe(false);
        Whole(_ => { }, began: TimeSpan.FromMinutes(59)).ShouldBe(true);
    }

    [Fact]
    public void So_many_stored_posts_are_grouped_anew_and_no_more()
    {
        var threads = new[] { 3, 2, 1 }.Select((posts, i) => SmallGraph.Thread(i + 1, _graph.Posts(posts))).ToList();
        var fresh = _graph.Post();
        foreach (var (thread, probability) in threads.Zip([0.9f, 0.8f, 0.7f])) SmallGraph.Link(fresh, thread.Posts[0], probability);
        Free(fresh).ShouldBe("1 2 3 4 5 7", "three and two are five; fresh posts do not count");
        Anchors(fresh).ShouldBe("3");
    }

    /// <summary>Whether a thread stays whole that a post two hours after its time zero is linked to.</summary>
    private static bool Whole(Action<ActiveThread> change, int posts = 2, TimeSpan? began = null)
    {
        var graph = new SmallGraph();
        var thread = SmallGraph.Thread(1, [.. Enumerable.Range(0, posts).Select(i => graph.Post(after: (began ?? TimeSpan.FromMinutes(100)) + TimeSpan.FromMinutes(i)))]);
        var fresh = graph.Post(after: TimeSpan.FromHours(2));
        SmallGraph.Link(fresh, thread.Posts[0], 0.9f);
        change(thread);
        var region = Region.Around([fresh], Model);
        region.Free.Count.ShouldBe(region.Anchors.Count > 0 ? 1 : posts + 1);
        return region.Anchors.Count > 0;
    }

    private static string Free(PostNode fresh) => string.Join(' ', Region.Around([fresh], Model).Free.Select(post => post.Order));

    private static string Anchors(PostNode fresh) => string.Join(' ', Region.Around([fresh], Model).Anchors.Select(thread => thread.Id));
}
