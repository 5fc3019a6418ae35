using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Reviewing;

namespace InformationMachine.Desk.Pages;

/// <summary>A review item with what a page shows of it.</summary>
internal sealed record ReviewRow(ReviewItem Item, StoryThread Thread, StoryThread? Other, Post? Post)
{
    /// <summary>What there is to read before one answers: the latest posts of the thread, without the one that is asked about.</summary>
    public IReadOnlyList<Post> Posts { get; init; } = [];

    /// <summary>How many more the thread has.</summary>
    public int More { get; init; }

    /// <summary>The same of the other thread, where the question is about two.</summary>
    public IReadOnlyList<Post> OtherPosts { get; init; } = [];

    /// <summary>The posts that the answer is about.</summary>
    public IReadOnlyList<PostId> All { get; init; } = [];
}
