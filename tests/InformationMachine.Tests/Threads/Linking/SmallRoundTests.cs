using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

/// <summary>What a linker tells of a round, on posts few enough to follow.</summary>
public sealed class SmallRoundTests
{
    private readonly SmallGraph _posts = new();
    private readonly Linker _linker = new(new LinkingModel { JoinFrom = 0.45 }, LinkConstraints.None);

    [Fact]
    public void A_post_tells_its_thread_and_the_next_surest()
    {
        Link();
        Link();
        var round = Link(new(1, 0.9f), new(2, 0.3f));
        var placement = round.Placements.ShouldHaveSingleItem();
        (placement.Thread.Value, placement.RunnerUp?.Value).ShouldBe((1, 2));
        placement.Sureness.ShouldBe(0.9, 1e-6);
        placement.RunnerUpSureness.ShouldBe(0.3, 1e-6);
        round.Started.ShouldBeEmpty();
        var rated = round.Rated.ShouldHaveSingleItem();
        (rated.Thread.Id.Value, rated.Thread.Size).ShouldBe((1, 2));
        rated.Numbers.Weakest.ShouldBe(0.9, 1e-6);
    }

    [Fact]
    public void A_post_that_nothing_is_like_starts_a_thread()
    {
        Link();
        var round = Link(new PostLink(1, 0.44f));
        round.Started.ShouldBe([new ThreadId(2)]);
        var placement = round.Placements.ShouldHaveSingleItem();
        (placement.Thread.Value, placement.Sureness, placement.RunnerUp?.Value).ShouldBe((2, 0, 1));
        round.Rated.ShouldHaveSingleItem().Confidence.ShouldBe(1);
        _linker.Last.ShouldBe(2);
    }

    [Fact]
    public void A_post_between_two_threads_brings_them_together()
    {
        Link();
        Link(new PostLink(1, 0.4f));
        var round = Link(new(1, 0.9f), new(2, 0.9f));
        round.Placements.ShouldHaveSingleItem().Thread.Value.ShouldBe(1);
        var merge = round.Merges.ShouldHaveSingleItem();
        (merge.From.Value, merge.Into.Value).ShouldBe((2, 1));
        merge.Sureness.ShouldBe((0.9 + 0.4) / 2, 1e-6);
        round.Relocations.ShouldBeEmpty("a merge says it of all its posts");
        _linker.Threads.Keys.ShouldBe([new ThreadId(1)]);
        round.Rated.ShouldHaveSingleItem().Thread.Size.ShouldBe(3);
    }

    [Fact]
    public void A_post_leaves_a_thread_for_one_that_it_is_more_like()
    {
        // The second is with the first until two come that it is much more like.
        Link();
        Link(new PostLink(1, 0.5f));
        var round = Link([[new(2, 0.95f)], [new(2, 0.95f), new(3, 0.95f)]]);
        var move = round.Relocations.ShouldHaveSingleItem();
        (move.Post.Order, move.From.Value, move.To.Value).ShouldBe((2, 1, 2));
        move.Sureness.ShouldBe(0.95, 1e-6);
        round.Merges.ShouldBeEmpty();
        round.Started.ShouldBe([new ThreadId(2)]);
        round.Rated.Select(rated => (rated.Thread.Id.Value, rated.Thread.Size)).ShouldBe([(1, 1), (2, 3)], "the one it left has changed too");
    }

    [Fact]
    public void What_is_not_remembered_of_a_thread_goes_where_the_rest_goes()
    {
        _linker.BeginRecall(threads: 2);
        var posts = _posts.Posts(2);
        _linker.Recall(posts[0], [], new ThreadId(1));
        _linker.Recall(posts[1], [], new ThreadId(2));
        _linker.EndRecall();
        _linker.Recall(Some.Thread(1, posts: 4));
        _linker.Recall(Some.Thread(2, posts: 6));
        _linker.Recall(Some.Thread(3, posts: 9));
        (_linker.Threads[new(1)].Forgotten, _linker.Threads[new(2)].Forgotten).ShouldBe((3, 5));

        var round = Link(new(1, 0.95f), new(2, 0.95f));
        var merge = round.Merges.ShouldHaveSingleItem();
        (merge.From.Value, merge.Into.Value).ShouldBe((2, 1));
        (_linker.Threads[new(1)].Forgotten, _linker.Threads[new(1)].Size).ShouldBe((8, 11));
        Link().Started.ShouldBe([new ThreadId(3)], "numbers go on where they were");
    }

    [Fact]
    public void A_thread_that_an_editor_has_decided_about_keeps_its_number_and_its_posts()
    {
        _linker.BeginRecall(threads: 2);
        var posts = _posts.Posts(2);
        _linker.Recall(posts[0], [], new ThreadId(1));
        _linker.Recall(posts[1], [], new ThreadId(2));
        _linker.EndRecall();
        _linker.Recall(Some.Thread(2) with { LastDecision = 1 });
        var merge = Link(new(1, 0.95f), new(2, 0.95f)).Merges.ShouldHaveSingleItem();
        (merge.From.Value, merge.Into.Value).ShouldBe((1, 2));
    }

    private LinkedRound Link(params PostLink[] links) => Link([links]);

    private LinkedRound Link(IReadOnlyList<PostLink[]> posts) => _linker.Link([.. posts.Select(links => (_posts.Post(), (IReadOnlyList<PostLink>)links))]);
}
