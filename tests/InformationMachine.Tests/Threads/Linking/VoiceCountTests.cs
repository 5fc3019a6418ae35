using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class VoiceCountTests
{
    private readonly SmallGraph _graph = new();

    [Theory]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { 1 }, 1)]
    [InlineData(new[] { 1, 1, 1, 1 }, 4)] // nobody else could speak
    [InlineData(new[] { 1, 1, 1, 1, 2 }, 3)]
    [InlineData(new[] { 1, 1, 2, 2, 2, 3 }, 5)]
    public void A_voice_among_others_has_two_witnesses_at_most(int[] voices, int witnesses)
    {
        var count = Of([.. voices.Select(voice => _graph.Post(voice))]);
        count.Witnesses.ShouldBe(witnesses);
        count.IsSeveral.ShouldBe(voices.Distinct().Count() > 1);
    }

    [Fact]
    public void Posts_of_a_crowding_feed_speak_only_where_nobody_else_does()
    {
        var (crowd, post) = (_graph.Post(isCrowd: true), _graph.Post());
        var count = Of([crowd, _graph.Post(isCrowd: true)]);
        (count.IsOverCrowd, count.Witnesses, count.Share(crowd)).ShouldBe((false, 2, 1));
        count.Add(post);
        (count.IsOverCrowd, count.Witnesses, count.Share(crowd), count.Share(post)).ShouldBe((true, 1, 0, 1));
        count.Remove(post);
        (count.IsOverCrowd, count.Witnesses).ShouldBe((false, 2));
    }

    [Fact]
    public void The_posts_of_a_voice_among_others_count_as_two_together()
    {
        var (post, other) = (_graph.Post(1), _graph.Post(2));
        var count = Of([post, _graph.Post(1), _graph.Post(1), _graph.Post(1)]);
        count.Share(post).ShouldBe(1);
        count.Add(other);
        (count.Share(post), count.Share(other)).ShouldBe((0.5, 1));
    }

    [Fact]
    public void What_was_added_is_gone_when_it_is_removed()
    {
        var posts = _graph.Posts(3, voice: 1);
        var count = Of([.. posts, _graph.Post(2)]);
        foreach (var post in posts) count.Remove(post);
        (count.IsSeveral, count.Witnesses, count[posts[0]]).ShouldBe((false, 1, 0));
    }

    [Fact]
    public void Two_counts_together_are_the_count_of_all()
    {
        var count = Of([_graph.Post(1), _graph.Post(1), _graph.Post(isCrowd: true)]);
        count.Add(Of([_graph.Post(1), _graph.Post(2), _graph.Post(isCrowd: true)]));
        (count.Witnesses, count.IsSeveral, count[_graph.Post(1)]).ShouldBe((3, true, 3));

        var crowds = Of([_graph.Post(isCrowd: true)]);
        crowds.Add(Of([_graph.Post(isCrowd: true)]));
        crowds.Witnesses.ShouldBe(2);
    }

    private static VoiceCount Of(PostNode[] posts)
    {
        var count = new VoiceCount();
        foreach (var post in posts) count.Add(post);
        return count;
    }
}
