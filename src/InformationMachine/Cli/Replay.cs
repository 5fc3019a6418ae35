using System.Collections.Immutable;
using InformationMachine.Data.Store;
using InformationMachine.Feeds.Sources;
using InformationMachine.Threads;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Cli;

/// <summary>Posts of a file through the very round the machine runs.</summary>
/// <param name="store">Where they are stored.</param>
/// <param name="options">How they are linked.</param>
internal sealed class Replay(IMachineStore store, ThreadOptions options)
{
    private const int PostsPerCommit = 1000;

    /// <summary>Stores what the store does not know yet, links it, and returns each post of the file with its assignment.</summary>
    /// <param name="path">Posts in JSONL, in order of arrival.</param>
    /// <param name="postsPerRound">How many posts arrive together; 0 for all.</param>
    /// <param name="cancellationToken">Breaks it off; what is linked stays.</param>
    public async Task<IReadOnlyList<ReplayedPost>> RunAsync(string path, int postsPerRound, CancellationToken cancellationToken)
    {
        var posts = PostsFile.Read(path).ToList();
        var round = new ThreadRound(store, options, TimeProvider.System, NullLogger<ThreadRound>.Instance);
        foreach (var arrived in postsPerRound > 0 ? posts.Chunk(postsPerRound) : [[.. posts]])
        {
            foreach (var page in arrived.Chunk(PostsPerCommit)) await StoreAsync(page, cancellationToken);
            await round.RunAsync(cancellationToken);
        }

        var assignments = store.AssignmentsAfter(0).ToDictionary(assignment => assignment.Post);
        var threads = store.Threads().ToDictionary(thread => thread.Id);
        return [.. posts.Select(post => new ReplayedPost(post, assignments[post.Id], threads[assignments[post.Id].Thread]))];
    }

    private async Task StoreAsync(Data.Posts.Post[] page, CancellationToken cancellationToken)
    {
        var known = store.Posts([.. page.Select(post => post.Id)]).Select(post => post.Id).ToHashSet();
        var unknown = page.Where(post => !known.Contains(post.Id)).ToImmutableArray();
        if (!unknown.IsEmpty) await store.CommitAsync(new StoreBatch { NewPosts = unknown }, cancellationToken);
    }
}
