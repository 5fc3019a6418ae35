using InformationMachine.Data.Threads;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class LinkGraphTests
{
    private readonly SmallGraph _posts = new();

    [Fact]
    public void The_oldest_posts_are_forgotten_with_their_links()
    {
        var graph = new LinkGraph(activePosts: 2);
        var posts = _posts.Posts(3);
        graph.Add(posts[0], []);
        graph.Put(posts[0], new ThreadId(1));
        graph.Add(posts[1], [new PostLink(1, 0.8f)]);
        graph.Put(posts[1], new ThreadId(1));
        posts[1].Links.ShouldHaveSingleItem().ShouldBe(new NodeLink(posts[0], 0.8f));
        posts[0].Links.ShouldHaveSingleItem().ShouldBe(new NodeLink(posts[1], 0.8f));
        graph.Threads[new(1)].Posts.Count.ShouldBe(2);

        graph.Add(posts[2], [new PostLink(1, 0.9f), new PostLink(2, 0.7f)]);
        graph.Last.ShouldBe(3);
        posts[1].Links.Select(link => link.Other).ShouldBe([posts[2]]);
        posts[2].Links.Select(link => link.Other).ShouldBe([posts[1]], "what is not remembered links to nothing");
        var thread = graph.Threads[new(1)];
        (thread.Posts.Count, thread.Forgotten, thread.Size).ShouldBe((1, 1, 2));
    }

    [Fact]
    public void A_thread_without_remembered_posts_is_dormant()
    {
        var graph = new LinkGraph(activePosts: 1);
        var posts = _posts.Posts(2);
        graph.Add(posts[0], []);
        graph.Put(posts[0], new ThreadId(1));
        graph.Add(posts[1], []);
        graph.Threads.ShouldBeEmpty();
    }

    [Fact]
    public void A_post_moves_from_thread_to_thread_and_an_empty_one_is_gone()
    {
        var graph = new LinkGraph(activePosts: 10);
        var posts = _posts.Posts(2);
        foreach (var post in posts)
        {
            graph.Add(post, []);
            graph.Put(post, new ThreadId(1));
        }

        graph.Put(posts[0], new ThreadId(2));
        graph.Threads[new(1)].Posts.ShouldBe([posts[1]]);
        graph.Threads[new(2)].Posts.ShouldBe([posts[0]]);
        posts[0].Thread.ShouldBe(graph.Threads[new(2)]);
        graph.Put(posts[1], new ThreadId(2));
        graph.Put(posts[1], new ThreadId(2));
        graph.Threads.Keys.ShouldBe([new ThreadId(2)]);
        graph.Threads[new(2)].Posts.Count.ShouldBe(2, "put where it is, it is not there twice");
    }

    [Fact]
    public void Recalled_links_stand_as_linked_ones()
    {
        var graph = new LinkGraph(activePosts: 10);
        var posts = _posts.Posts(3);
        graph.Recall(posts[0], []);
        graph.Recall(posts[1], []);
        graph.Recall(posts[2], [new PostLink(1, 0.3f), new PostLink(2, 0.6f)]);
        graph.EndRecall();
        posts[2].Links.Select(link => link.Other.Order).ShouldBe([2, 1]);
    }
}
