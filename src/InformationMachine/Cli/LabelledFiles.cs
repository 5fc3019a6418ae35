using InformationMachine.Feeds.Sources;
using InformationMachine.Threads;
using InformationMachine.Threads.Evaluation;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Evidence.Training;

namespace InformationMachine.Cli;

/// <summary>Labelled samples from files.</summary>
internal static class LabelledFiles
{
    /// <summary>Several samples to learn from, each posts file with the labels file at its place.</summary>
    /// <exception cref="RefusedException">A file cannot be read, or a post has no line among the labels.</exception>
    public static IReadOnlyList<JudgedStream> ReadJudged(string[] posts, string[] gold, ISentenceEmbedder? embedder)
    {
        if (posts.Length != gold.Length || posts.Length == 0) throw new RefusedException(ExitCode.Usage, $"There are {posts.Length} --posts and {gold.Length} --gold; name one of each for every sample, in the same order.");
        return [.. posts.Zip(gold, (file, labels) => ReadJudged(file, labels, embedder))];
    }

    private static JudgedStream ReadJudged(string posts, string gold, ISentenceEmbedder? embedder)
    {
        var labels = LabelFile.Read(gold);
        return JudgedStream.Of(Path.GetFileNameWithoutExtension(posts), PostsFile.Read(posts).Select(post => (post, PostText.ForLinking(post), Label(labels, post.Guid, gold) is { IsUnsure: false } label ? label.Story : null)), embedder);
    }

    /// <summary>The label of a post; empty for noise.</summary>
    public static GoldLabel Label(IReadOnlyDictionary<string, GoldLabel> labels, string id, string file) =>
        labels.TryGetValue(id, out var label) ? label : throw new RefusedException(ExitCode.Failed, $"{file}: the post '{id}' is not in it; give it an empty label if it is noise.");
}
