using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Desk.Index;

/// <summary>What search and review know of a post.</summary>
internal sealed class IndexedPost(Post post, int[] terms, Assignment assignment, int voice)
{
    public PostId Id { get; } = post.Id;

    public long Sequence { get; } = post.Sequence;

    public string Author { get; } = string.Intern(post.Author);

    public string? Handle { get; } = post.Handle is null ? null : string.Intern(post.Handle);

    public string Feed { get; } = string.Intern(post.Feed.Value);

    /// <summary>Who speaks, by number; see <see cref="InformationMachine.Threads.Voices"/>.</summary>
    public int Voice { get; } = voice;

    public DateTimeOffset PublishedAt { get; } = post.PublishedAt;

    /// <summary>The numbers of its terms, each once.</summary>
    public int[] Terms { get; } = terms;

    /// <summary>Where it is now.</summary>
    public ThreadId Thread { get; set; } = assignment.Thread;

    public double Score { get; } = assignment.Score;

    public double RunnerUpScore { get; } = assignment.RunnerUpScore;

    public ThreadId? RunnerUp { get; } = assignment.RunnerUp;

    /// <summary>True where an editor put it there.</summary>
    public bool IsDecided { get; set; } = assignment.By == AssignedBy.Editor;
}
