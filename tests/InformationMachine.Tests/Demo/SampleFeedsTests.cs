using InformationMachine.Demo;

namespace InformationMachine.Tests.Demo;

public sealed class SampleFeedsTests
{
    private static readonly SampleFeeds Samples = SampleFeeds.Load();
    private static readonly SampleStories Gold = SampleStories.Load(SampleFeeds.Folder);
    private static readonly Dictionary<string, SamplePost> Posts = Samples.Feeds.SelectMany(feed => feed.Posts).ToDictionary(post => post.Id);

    [Fact]
    public void There_is_enough_to_see()
    {
        Samples.Feeds.Length.ShouldBeGreaterThanOrEqualTo(6);
        Posts.Count.ShouldBeInRange(90, 110);
        Gold.Stories.Length.ShouldBeGreaterThanOrEqualTo(8);
        Gold.Contradictions.Length.ShouldBeGreaterThanOrEqualTo(3);
        Gold.Edits.Length.ShouldBeGreaterThanOrEqualTo(2);
        Gold.Late.Length.ShouldBeGreaterThanOrEqualTo(2);
        Gold.Unrelated.Length.ShouldBeGreaterThanOrEqualTo(8);
        Samples.Feeds.Select(feed => feed.Format).Distinct().Order().ShouldBe(["atom", "json", "rss"]);
    }

    [Fact]
    public void Every_post_has_a_date_in_the_week_and_one_text()
    {
        foreach (var post in Posts.Values)
        {
            post.At.ShouldBeInRange(Samples.Start, Samples.End, post.Id);
            (post.Arrives ?? post.At).ShouldBeInRange(post.At, Samples.End.AddHours(-4), post.Id);
            ((post.Text is null) != (post.Html is null)).ShouldBeTrue(post.Id);
            post.Edits.ShouldAllBe(edit => edit.At > post.At && edit.At < Samples.End);
        }
    }

    [Fact]
    public void Addresses_are_unique_and_belong_to_nobody()
    {
        Posts.Values.Select(post => post.Url).ShouldBeUnique();
        Posts.Values.ShouldAllBe(post => IsReserved(post.Url.Host));
    }

    [Fact]
    public void Every_post_is_in_one_story_or_in_none()
    {
        var told = Gold.Stories.SelectMany(story => story.Posts).Concat(Gold.Unrelated).ToList();
        told.ShouldBeUnique();
        told.Order(StringComparer.Ordinal).ShouldBe(Posts.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_story_has_several_voices_and_days()
    {
        foreach (var story in Gold.Stories)
        {
            story.Posts.Length.ShouldBeGreaterThanOrEqualTo(8, story.Id);
            story.Posts.Select(FeedOf).Distinct().Count().ShouldBeGreaterThanOrEqualTo(3, story.Id);
            story.Posts.Select(id => Posts[id].At.Date).Distinct().Count().ShouldBeGreaterThanOrEqualTo(4, story.Id);
        }
    }

    [Fact]
    public void Contradictions_are_written_where_the_gold_says()
    {
        foreach (var contradiction in Gold.Contradictions)
        {
            var story = Gold.Stories.Single(story => story.Id == contradiction.Story);
            foreach (var side in new[] { contradiction.Left, contradiction.Right })
            {
                story.Posts.ShouldContain(side.Post);
                TextOf(Posts[side.Post]).ShouldContain(side.Says);
            }
        }
    }

    [Fact]
    public void Edits_change_the_words_the_gold_names()
    {
        foreach (var gold in Gold.Edits)
        {
            var post = Posts[gold.Post];
            TextOf(post).ShouldContain(gold.Was);
            TextOf(post).ShouldNotContain(gold.Now);
            TextOf(post.AsOf(gold.At.AddMinutes(-1))!.Value.Post).ShouldBe(TextOf(post));
            TextOf(post.AsOf(gold.At)!.Value.Post).ShouldContain(gold.Now);
        }
    }

    [Fact]
    public void Late_posts_come_days_after_their_date() =>
        Gold.Late.ShouldAllBe(late => Posts[late.Post].At == late.Published && Posts[late.Post].Arrives == late.Arrives
            && late.Arrives - late.Published > TimeSpan.FromDays(2));

    [Fact]
    public void Echoes_repeat_most_words_of_their_original()
    {
        foreach (var echo in Gold.Echoes)
        {
            var original = Words(Posts[echo.Of]);
            var repeated = Words(Posts[echo.Post]);
            ((double)repeated.Count(original.Contains) / repeated.Count).ShouldBeGreaterThan(0.8, echo.Post);
        }
    }

    [Fact]
    public void A_missing_folder_is_refused() =>
        Should.Throw<RefusedException>(() => SampleFeeds.Load(Path.Combine(AppContext.BaseDirectory, "no-such-samples"))).Message.ShouldContain("no-such-samples");

    private static bool IsReserved(string host) =>
        new[] { ".example.org", ".example.net", ".example.com" }.Any(end => host.EndsWith(end, StringComparison.Ordinal));

    private static string FeedOf(string post) => Samples.Feeds.Single(feed => feed.Posts.Any(own => own.Id == post)).Id;

    private static string TextOf(SamplePost post) => post.Text ?? post.Html ?? "";

    private static HashSet<string> Words(SamplePost post) =>
        [.. TextOf(post).Split([' ', '\n', ',', '.', ':'], StringSplitOptions.RemoveEmptyEntries)];
}
