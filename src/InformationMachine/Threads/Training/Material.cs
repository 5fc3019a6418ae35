using InformationMachine.Threads.Evaluation;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Threads.Training;

/// <summary>
/// The labelled streams numbers are chosen on, in the parts by which the choice is checked: each stream is one, and a single stream
/// makes two, of every other story.
/// </summary>
internal sealed class Material
{
    private readonly IReadOnlyList<LabelledStream> _streams;

    public Material(IReadOnlyList<LabelledStream> streams)
    {
        _streams = streams;
        Parts = streams.Count > 1 ? [.. streams.Select(stream => stream.Name)] : ["one half of the stories", "the other half"];
    }

    /// <summary>The names of the parts.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Links all streams with these numbers and measures every part.</summary>
    public TriedModel Try(LinkingModel model, CancellationToken cancellationToken)
    {
        var results = new IReadOnlyList<LabelledPost>[_streams.Count];
        Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => results[i] = _streams[i].Link(model, cancellationToken));
        return new TriedModel(model, results.Length > 1
            ? [.. results.Select(Evaluation.Evaluation.Of)]
            : [Evaluation.Evaluation.Of(Half(results[0], 0)), Evaluation.Evaluation.Of(Half(results[0], 1))]);
    }

    /// <summary>Stories in order of appearance belong to the halves in turn; what belongs to the other half is not known to this one.</summary>
    private static List<LabelledPost> Half(IReadOnlyList<LabelledPost> posts, int half)
    {
        var stories = posts.Select(post => post.Label).Where(label => label is { Length: > 0 }).Distinct(StringComparer.Ordinal).Index()
            .ToDictionary(pair => pair.Item!, pair => pair.Index, StringComparer.Ordinal);
        if (stories.Count < 4) throw new RefusedException(ExitCode.Failed, $"The sample has {stories.Count} stories; label at least four, or nothing can be checked.");
        return [.. posts.Select(post => post.Label is { Length: > 0 } label && stories[label] % 2 != half ? post with { Label = null } : post)];
    }
}
