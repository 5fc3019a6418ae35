using InformationMachine.Cli;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Threads;
using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Tests.Threads;

/// <summary>Posts in JSONL through the very round the machine runs, in memory.</summary>
internal static class LinkedFile
{
    /// <summary>The replayed posts of a file.</summary>
    public static async Task<IReadOnlyList<ReplayedPost>> LinkAsync(string path, int postsPerRound = 0)
    {
        await using var store = LiteDbStore.InMemory();
        return await new Replay(store, new ThreadOptions()).RunAsync(path, postsPerRound, TestContext.Current.CancellationToken);
    }

    /// <summary>The thread of each post, by its id in the lines.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> LinkAsync(IEnumerable<string> lines, int postsPerRound = 0)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.File("posts.jsonl"), lines, TestContext.Current.CancellationToken);
        return (await LinkAsync(folder.File("posts.jsonl"), postsPerRound)).ToDictionary(post => post.Post.Guid, post => post.Assignment.Thread.Value);
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
