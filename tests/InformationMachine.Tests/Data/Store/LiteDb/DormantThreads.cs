using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>Three thousand posts in threads of ten, one of them edited once: what can be archived.</summary>
internal static class DormantThreads
{
    public const int Posts = 3000;
    public const int PostsPerThread = 10;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<LiteDbStore> Fill(LiteDbStore store)
    {
        var posts = Enumerable.Range(1, Posts).Select(n => Some.Post(n, $"Text {n}")).ToList();
        await store.CommitAsync(
            new StoreBatch
            {
                NewPosts = [.. posts],
                Assignments = [.. posts.Select((post, i) => Some.Assignment(post, i + 1, (i / PostsPerThread) + 1))],
                Threads = [.. Enumerable.Range(1, Posts / PostsPerThread).Select(n => Some.Thread(n, PostsPerThread))],
                LinkedThrough = Posts,
            },
            Token);
        await store.CommitAsync(new StoreBatch { EditedPosts = [posts[11] with { Revision = 2 }], Revisions = [new PostRevision(posts[11].Id, 1, null, "Before", Some.Time)] }, Token);
        return store;
    }
}
