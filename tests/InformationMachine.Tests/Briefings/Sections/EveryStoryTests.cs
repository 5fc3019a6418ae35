using InformationMachine.Briefings;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Feeds.Sources;
using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>Whatever posts a thread holds, its briefing is written: one that fails would leave readers with the version before, or with none.</summary>
public sealed class EveryStoryTests
{
    private const int MostPosts = 25;
    private const int MostStories = 40;
    private const int Mixtures = 40;

    [Fact]
    public void A_headline_is_a_view_where_the_text_below_leans_on_it_and_others_say_it_too()
    {
        const string Headline = "Ferry Solveig runs aground off Brannoch";
        Post[] posts =
        [
            Some.Post(1, "She had left at seven. It was dark then.", "Ada Hale") with { Title = Headline },
            Some.Post(2, "The ferry Solveig ran aground off Brannoch on Sunday with 212 people on board.", "Ben Ode") with { Title = Headline },
        ];
        Write(posts, previous: null)!.Sections.What.ShouldNotBeEmpty();
    }

    /// <summary>The stories of labelled streams, and posts thrown together, each told in the middle and at the end.</summary>
    [Theory]
    [InlineData("real/outlets2022")]
    [InlineData("real/outlets2017")]
    [InlineData("real/labs2025")]
    [InlineData("real/analysts_a")]
    [InlineData("headlines")]
    [InlineData("crisis")]
    [InlineData("tweets")]
    public void Every_story_has_a_briefing(string set)
    {
        var labels = LabelFile.Read(SharedMaterial.Path("stories", $"{set}.gold.jsonl"));
        var posts = PostsFile.Read(SharedMaterial.Path("stories", $"{set}.jsonl")).ToList();
        var random = new Random(5);
        var stories = posts.GroupBy(post => labels[post.Guid].Story).Where(group => group.Count() > 1).OrderBy(_ => random.Next()).Take(MostStories).Select(group => group.Take(MostPosts).ToList());
        var mixtures = Enumerable.Range(0, Mixtures).Select(_ => Enumerable.Range(0, random.Next(2, 9)).Select(_ => posts[random.Next(posts.Count)]).DistinctBy(post => post.Id).ToList());
        var told = 0;
        foreach (var story in stories.Concat(mixtures).Where(story => story.Count > 1))
        {
            Post[] all = [.. story.OrderBy(post => post.PublishedAt).Select((post, i) => post with { Sequence = i + 1, FirstSeenAt = post.PublishedAt })];
            var first = Write(all[..((all.Length + 1) / 2)], previous: null);
            if (Write(all, first) is not null) told++;
        }

        told.ShouldBeGreaterThan(MostStories / 2);
    }

    private static Briefing? Write(Post[] posts, Briefing? previous) => new BriefingWriter(new BriefingOptions { MinimumPosts = 1 })
        .Write(new BriefingMaterial { Thread = new ThreadId(1), Posts = posts, Previous = previous, Now = posts[^1].PublishedAt.AddMinutes(1), Reason = new BriefingReason(posts.Length, 0, 0) });
}
