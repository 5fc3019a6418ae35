using InformationMachine.Data.Posts;

namespace InformationMachine.Data.Threads;

/// <summary>Which thread a post belongs to, how sure that is, and who decided. Every stored post has one after its first round.</summary>
public sealed record Assignment
{
    /// <summary>The post.</summary>
    public required PostId Post { get; init; }

    /// <summary>The post's <see cref="Posts.Post.Sequence"/>, which is also the order in which posts are linked.</summary>
    public required long Sequence { get; init; }

    /// <summary>The live thread that holds the post.</summary>
    public required ThreadId Thread { get; init; }

    /// <summary>The thread the post was given on arrival, before any merge.</summary>
    public required ThreadId Provisional { get; init; }

    /// <summary>The linker's score for <see cref="Provisional"/>, 0 to 1; 0 where the post started a thread.</summary>
    public required double Score { get; init; }

    /// <summary>The best other thread's score, 0 to 1; 0 where there was none.</summary>
    public double RunnerUpScore { get; init; }

    /// <summary>The best other thread on arrival; null where there was none or it is not known.</summary>
    public ThreadId? RunnerUp { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who decided.</summary>
    public required AssignedBy By { get; init; }
}
