using InformationMachine.Feeds.Sources;
using InformationMachine.Threads;
using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Cli;

/// <summary>Labelled samples from files.</summary>
internal static class LabelledFiles
{
    /// <summary>One sample: posts in JSONL and their labels.</summary>
    /// <exception cref="RefusedException">A file cannot be read, or a post has no line among the labels.</exception>
    public static LabelledStream Read(string posts, string gold)
    {
        var labels = LabelFile.Read(gold);
        return LabelledStream.Of(Path.GetFileNameWithoutExtension(posts), PostsFile.Read(posts).Select(post => (post, PostText.ForLinking(post), (string?)Label(labels, post.Guid, gold))));
    }

    /// <summary>Several samples, each posts file with the labels file at its place.</summary>
    public static IReadOnlyList<LabelledStream> ReadAll(string[] posts, string[] gold)
    {
        if (posts.Length != gold.Length || posts.Length == 0) throw new RefusedException(ExitCode.Usage, $"There are {posts.Length} --posts and {gold.Length} --gold; name one of each for every sample, in the same order.");
        return [.. posts.Zip(gold, Read)];
    }

    /// <summary>The label of a post; empty for noise.</summary>
    public static string Label(IReadOnlyDictionary<string, string> labels, string id, string file) =>
        labels.TryGetValue(id, out var label) ? label : throw new RefusedException(ExitCode.Failed, $"{file}: the post '{id}' is not in it; give it an empty label if it is noise.");
}
