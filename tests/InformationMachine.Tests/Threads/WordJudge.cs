using InformationMachine.Threads;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Tests.Threads;

/// <summary>
/// A judge that anybody can foresee: the more two posts' words agree, the likelier they tell one story. For tests of rounds and decisions,
/// which must not depend on what the shipped judge has learned.
/// </summary>
internal static class WordJudge
{
    private static readonly float[] Limits = [0.2f, 0.3f, 0.4f, 0.55f, 0.7f];

    private static readonly Lazy<string> Path = new(Write);

    /// <summary>Settings with this judge and without embeddings.</summary>
    public static ThreadOptions Options(int activePosts = 100_000, double publishFrom = 0) => new() { JudgeFile = Path.Value, Embeddings = EmbeddingMode.Off, ActivePosts = activePosts, JoinFrom = 0.4, PublishFrom = publishFrom };

    private static string Write()
    {
        var path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("word-judge-").FullName, "judge.json");
        using var file = File.Create(path);
        var sum = new TreeSum(-4, [.. Limits.Select(limit => new JudgeTree([(int)PairNumber.Words, -1, -1], [limit, 0, 0], [1, 0, 0], [true, false, false], [0, 0, 1.5f]))]);
        JudgeFile.Write(file, new JudgeModel(sum, sum));
        return path;
    }
}
