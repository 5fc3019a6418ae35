using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Cli;

/// <summary>A replayed post with what became of it.</summary>
/// <param name="Post">The post.</param>
/// <param name="Assignment">Its assignment, after merges.</param>
/// <param name="IsLoose">True where its thread holds talk that tells no story.</param>
internal sealed record ReplayedPost(Post Post, Assignment Assignment, bool IsLoose)
{
    /// <summary>Above every thread's number.</summary>
    private const int NoStory = 1_000_000_000;

    /// <summary>Its story: the thread's number, or a number of its own above a thousand million for a post that belongs to none.</summary>
    public int Cluster => IsLoose ? NoStory + (int)Assignment.Sequence : Assignment.Thread.Value;
}
