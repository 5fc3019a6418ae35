using System.Collections.Immutable;
using InformationMachine.Data.Store;
using InformationMachine.Feeds.Sources;
using InformationMachine.Threads;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Cli;

/// <summary>Posts of a file through the very round the machine runs.</summary>
internal static class Replay
{
    private const int PostsPerCommit = 1000;

    /// <summary>Stores what the store does not know yet, links it, and returns each post of the file with its assignment.</summary>
    public static async Task<IReadOnlyList<ReplayedPost>> RunAsync(
        string path, IMachineStore store, ThreadOptions options, CancellationToken cancellationToken)
    {
        var posts = PostsFile.Read(path).ToList();
        foreach (var page in posts.Chunk(PostsPerCommit))
        {
            var known = store.Posts([.. page.Select(post => post.Id)]).Select(post => post.Id).ToHashSet();
            var unknown = page.Where(post => !known.Contains(post.Id)).ToImmutableArray();
            if (!unknown.IsEmpty) await store.CommitAsync(new StoreBatch { NewPosts = unknown }, cancellationToken);
        }

        await new ThreadRound(store, options, TimeProvider.System, NullLogger<ThreadRound>.Instance).RunAsync(cancellationToken);
        var assignments = store.AssignmentsAfter(0).ToDictionary(assignment => assignment.Post);
        var loose = store.Threads().Where(thread => thread.IsLoose).Select(thread => thread.Id).ToHashSet();
        return [.. posts.Select(post => new ReplayedPost(post, assignments[post.Id], loose.Contains(assignments[post.Id].Thread)))];
    }
}
