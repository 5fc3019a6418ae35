using InformationMachine.Threads.Evidence;

namespace InformationMachine.Tests.Threads.Evidence;

public sealed class EvidenceIndexTests
{
    private const int ActivePosts = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_restart_continues_exactly(int seed)
    {
        var posts = PostStream.Of(seed, 1200);
        var running = new EvidenceIndex(JudgeModel.Shipped, ActivePosts);
        var verdicts = posts.Select(running.Judge).ToList();
        foreach (var stop in new[] { 150, 700, 1100 })
        {
            var restarted = new EvidenceIndex(JudgeModel.Shipped, ActivePosts);
            for (var i = Math.Max(0, stop - ActivePosts); i < stop; i++) restarted.Recall(posts[i], verdicts[i].Habits);
            for (var i = stop; i < stop + 100; i++)
            {
                var verdict = restarted.Judge(posts[i]);
                verdict.Links.ShouldBe(verdicts[i].Links);
                verdict.Habits.ShouldBe(verdicts[i].Habits);
            }
        }

        verdicts.Sum(verdict => verdict.Links.Count).ShouldBeGreaterThan(500, "else nothing was compared");
    }

    [Fact]
    public void Verdicts_keep_their_bounds()
    {
        var posts = PostStream.Of(5, 1500, stories: 2).ToDictionary(post => post.Order);
        var index = new EvidenceIndex(JudgeModel.Shipped, ActivePosts);
        foreach (var post in posts.Values)
        {
            var links = index.Judge(post).Links;
            links.Count.ShouldBeLessThanOrEqualTo(EvidenceIndex.MaximumLinks);
            links.Select(link => link.Order).ShouldBeUnique();
            links.ShouldAllBe(link => link.Probability >= EvidenceIndex.LeastProbability && link.Probability <= 1);
            links.ShouldAllBe(link => link.Order < post.Order && link.Order >= post.Order - ActivePosts);
            links.ShouldAllBe(link => Math.Abs(posts[link.Order].Time - post.Time) <= CandidateSearch.Window);
            links.Select(link => link.Probability).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Fact]
    public void A_story_is_found_earlier_and_later_in_time()
    {
        var index = Chatter(500);
        index.Judge(Report(10_001, 3600, feed: 1));
        Best(index.Judge(Report(10_002, 0, feed: 2))).ShouldBeGreaterThan(0.5f);
        Best(index.Judge(Report(10_003, 7200, feed: 3))).ShouldBeGreaterThan(0.5f);
    }

    [Fact]
    public void Other_posts_are_not()
    {
        var index = Chatter(500);
        index.Judge(Report(10_001, 3600, feed: 1));
        Best(index.Judge(PostStream.Post(10_002, Time(3600), 2, 1, 2, 3, 800_001, 800_002, 800_003))).ShouldBeLessThan(0.2f);
    }

    [Fact]
    public void Ten_times_the_chatter_makes_nothing_alike()
    {
        var few = Chatter(300);
        var many = Chatter(3000);
        few.Judge(Report(10_001, 0, feed: 1));
        many.Judge(Report(10_001, 0, feed: 1));
        var other = PostStream.Post(10_002, Time(60), 2, 1, 700_000, 800_001, 800_002, 800_003, 800_004);
        Best(many.Judge(other)).ShouldBeLessThan(Math.Max(0.3f, Best(few.Judge(other)) + 0.1f));
    }

    [Fact]
    public void An_explanation_names_what_weighs_most_and_adds_up()
    {
        var index = Chatter(300);
        index.Judge(Report(10_001, 0, feed: 1));
        var evidence = index.Explain(Report(10_002, 60, feed: 2), 10_001).ShouldNotBeNull();
        evidence.Numbers.Select(number => Math.Abs(number.Weight)).ShouldBeInOrder(SortDirection.Descending);
        evidence.Numbers[0].Weight.ShouldNotBe(0);
        index.Judge(Report(10_002, 60, feed: 2)).Links[0].Probability.ShouldBe(evidence.Probability, 1e-6f);
        index.Explain(Report(10_003, 60, feed: 2), 50_000).ShouldBeNull("it was never remembered");
    }

    private static float Best(PostVerdict verdict) => verdict.Links.Count > 0 ? verdict.Links[0].Probability : 0;

    private static long Time(int seconds) => 1_700_000_000 + (10_000 * 60) + seconds;

    /// <summary>Eight words of one event, the first two of them names.</summary>
    private static ObservedPost Report(long order, int seconds, int feed)
    {
        var post = PostStream.Post(order, Time(seconds), feed, 700_000, 700_001, 700_002, 700_003, 700_004, 700_005, 700_006, (int)(order % 3));
        return post with { Kinds = [.. post.Terms.Select(term => term switch { 700_000 or 700_001 => TermKinds.Name | TermKinds.Title, > 700_001 => TermKinds.Title, _ => TermKinds.None })] };
    }

    /// <summary>Posts that have nothing to do with each other, up to the time of the reports.</summary>
    private static EvidenceIndex Chatter(int posts)
    {
        var random = new Random(9);
        var index = new EvidenceIndex(JudgeModel.Shipped, 100_000);
        for (var order = 1; order <= posts; order++)
        {
            int[] words = [random.Next(30), .. Enumerable.Range(0, 7).Select(_ => 10_000 + random.Next(60_000))];
            index.Judge(PostStream.Post(order, Time(-60 * (posts - order)), random.Next(8), words));
        }

        return index;
    }
}
