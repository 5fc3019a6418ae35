using InformationMachine.Cli;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Threads;
using InformationMachine.Threads.Evaluation;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Tests.Threads;

/// <summary>Posts in JSONL through the very round the machine runs, in memory.</summary>
internal static class LinkedFile
{
    /// <summary>The replayed posts of a file.</summary>
    public static async Task<IReadOnlyList<ReplayedPost>> LinkAsync(string path, int postsPerRound = 0, EmbeddingMode embeddings = EmbeddingMode.Auto)
    {
        await using var store = LiteDbStore.InMemory();
        return await new Replay(store, new ThreadOptions { Embeddings = embeddings }).RunAsync(path, postsPerRound, TestContext.Current.CancellationToken);
    }

    /// <summary>The replayed posts of lines, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<string, ReplayedPost>> ReplayAsync(IEnumerable<string> lines)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.File("posts.jsonl"), lines, TestContext.Current.CancellationToken);
        return (await LinkAsync(folder.File("posts.jsonl"))).ToDictionary(post => post.Post.Guid, StringComparer.Ordinal);
    }

    /// <summary>The thread of each post, by its id in the lines.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> LinkAsync(IEnumerable<string> lines, int postsPerRound = 0, EmbeddingMode embeddings = EmbeddingMode.Auto)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.File("posts.jsonl"), lines, TestContext.Current.CancellationToken);
        return (await LinkAsync(folder.File("posts.jsonl"), postsPerRound, embeddings)).ToDictionary(post => post.Post.Guid, post => post.Assignment.Thread.Value);
    }

    /// <summary>How well a labelled set of the shared material is linked.</summary>
    public static async Task<InformationMachine.Threads.Evaluation.Evaluation> EvaluateAsync(string set, int postsPerRound)
    {
        var path = SharedMaterial.Path("stories", set);
        var gold = LabelFile.Read(path + ".gold.jsonl");
        var linked = await LinkAsync(path + ".jsonl", postsPerRound);
        return InformationMachine.Threads.Evaluation.Evaluation.Of([.. linked.Select(post => new LabelledPost(gold[post.Post.Guid], post.Assignment.Thread.Value, post.Assignment.Provisional.Value) { IsPublished = post.Thread.IsShown })]);
    }
}
