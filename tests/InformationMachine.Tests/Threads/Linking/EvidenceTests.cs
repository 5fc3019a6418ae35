using InformationMachine.Data.Threads;
using InformationMachine.Threads.Features;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class EvidenceTests
{
    private static readonly LinkingModel Model = new();

    [Fact]
    public void One_shared_word_counts_less_than_four_where_little_is_alike()
    {
        var (index, thread) = Thread([1, 2, 3, 4, 5, 6]);
        var one = index.Evidence(Words(1, 11, 12, 13), thread, level: 0.7);
        var four = index.Evidence(Words(1, 2, 3, 4), thread, level: 0.7);
        one.ShouldBeLessThan(1);
        four.ShouldBeGreaterThan(one);
    }

    [Fact]
    public void In_a_stream_of_usual_likeness_the_cosine_says_enough()
    {
        var (index, thread) = Thread([1, 2, 3, 4, 5, 6]);
        index.Evidence(Words(1, 11, 12, 13), thread, level: 1).ShouldBe(1);
        index.Evidence(Words(1, 11, 12, 13), thread, level: 1.6).ShouldBe(1);
    }

    [Fact]
    public void A_thread_as_mixed_as_the_stream_tells_nothing_and_a_story_tells_much()
    {
        var index = new ThreadIndex(Model);
        var random = new Random(1);
        for (var post = 1; post <= 400; post++)
        {
            // Thread 1 takes whatever comes; thread 2 tells of words 901 to 905.
            var story = post % 10 == 0;
            int[] words = story ? [901, 902, 903, 904 + (post / 10 % 2)] : [.. Enumerable.Range(0, 6).Select(_ => random.Next(80)).Distinct().Order()];
            index.Add(new ThreadId(story ? 2 : 1), new RememberedPost(post, post, Words(words)));
        }

        index.Refresh();
        index.Telling(index.Threads[new ThreadId(1)]).ShouldBeLessThan(2);
        index.Telling(index.Threads[new ThreadId(2)]).ShouldBeGreaterThan(5);
    }

    private static (ThreadIndex Index, ActiveThread Thread) Thread(int[] words)
    {
        var index = new ThreadIndex(Model);
        for (var post = 1; post <= 20; post++) index.Add(new ThreadId(1), new RememberedPost(post, post, Words(words)));
        for (var post = 21; post <= 200; post++) index.Add(new ThreadId(post), new RememberedPost(post, post, Words(100 + post, 400 + post)));
        index.Refresh();
        return (index, index.Threads[new ThreadId(1)]);
    }

    private static PostVector Words(params int[] words) => new(words, [.. words.Select(_ => 10)]);
}
