using InformationMachine.Data.Threads;
using InformationMachine.Threads;
using InformationMachine.Threads.Features;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

/// <summary>What a voice says in every post holds none of its posts together; what it says in some does.</summary>
public sealed class RefrainTests
{
    private static readonly int[] SignOff = [1, 2, 3, 4, 5, 6];

    private readonly Linker _linker = new(new LinkingModel());
    private int _sequence;

    [Fact]
    public void Episodes_of_a_show_are_no_story()
    {
        for (var i = 0; i < 300; i++) Link(Voices.Nobody, 5000 + (i * 4), 5001 + (i * 4), 5002 + (i * 4), 5003 + (i * 4));
        var episodes = Enumerable.Range(0, 40).Select(i => Link(7, [.. SignOff, 100 + (i * 3), 101 + (i * 3), 102 + (i * 3)])).ToList();
        episodes.Skip(15).GroupBy(thread => thread).Max(group => group.Count()).ShouldBeLessThan(3);
    }

    [Fact]
    public void The_same_words_of_nobody_in_particular_are_one()
    {
        for (var i = 0; i < 300; i++) Link(Voices.Nobody, 5000 + (i * 4), 5001 + (i * 4), 5002 + (i * 4), 5003 + (i * 4));
        var posts = Enumerable.Range(0, 40).Select(i => Link(Voices.Nobody, [.. SignOff, 100 + (i * 3), 101 + (i * 3), 102 + (i * 3)])).ToList();
        posts.GroupBy(thread => thread).Max(group => group.Count()).ShouldBeGreaterThan(30, "else the other test shows nothing");
    }

    [Fact]
    public void A_story_within_a_show_is_still_one_and_others_join_it_by_the_show_s_name()
    {
        for (var i = 0; i < 40; i++) Link(7, [.. SignOff, 100 + (i * 3), 101 + (i * 3), 102 + (i * 3)]);
        var story = Link(7, [.. SignOff, 900, 901, 902, 903]);
        Link(7, [.. SignOff, 900, 901, 902, 904]).ShouldBe(story);
        var review = Link(8, [.. SignOff, 950, 951]);
        Link(9, [.. SignOff, 950, 952]).ShouldBe(review, "two others who write about the show");
    }

    [Fact]
    public void A_habit_is_given_up_when_its_posts_are_forgotten()
    {
        var refrains = new Refrains(new LinkingModel());
        var posts = Enumerable.Range(1, 60).Select(i => new RememberedPost(i, i, new PostVector([1, 100 + i], [10, 10]), 7)).ToList();
        foreach (var post in posts) refrains.Add(post);
        refrains.Of(7)!.Terms.ShouldHaveSingleItem().ShouldBe((1, 1));
        refrains.Of(8).ShouldBeNull();
        foreach (var post in posts.Take(55)) refrains.Forget(post);
        refrains.Of(7)!.Terms.Single().Removed.ShouldBeInRange(0.01, 0.99, "five posts are a beginning");
        foreach (var post in posts.Skip(55)) refrains.Forget(post);
        refrains.Of(7).ShouldBeNull();
    }

    private ThreadId Link(int voice, params int[] words)
    {
        Array.Sort(words);
        return _linker.Link(new RememberedPost(++_sequence, _sequence * 600L, new PostVector(words, [.. words.Select(_ => 10)]), voice)).Thread;
    }
}
