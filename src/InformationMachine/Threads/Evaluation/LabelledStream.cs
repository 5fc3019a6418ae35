using InformationMachine.Data.Posts;
using InformationMachine.Threads.Features;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Threads.Evaluation;

/// <summary>Posts with labels, featurized once, that can be linked again and again with other numbers. Thread-safe.</summary>
internal sealed class LabelledStream
{
    private const int PostsPerPage = 1000;

    private readonly IReadOnlyList<long> _times;
    private readonly IReadOnlyList<int> _voices;
    private readonly IReadOnlyList<PostVector> _vectors;
    private readonly IReadOnlyList<string?> _labels;

    private LabelledStream(string name, IReadOnlyList<long> times, IReadOnlyList<int> voices, IReadOnlyList<PostVector> vectors, IReadOnlyList<string?> labels)
    {
        Name = name;
        _times = times;
        _voices = voices;
        _vectors = vectors;
        _labels = labels;
    }

    /// <summary>What it is called in reports.</summary>
    public string Name { get; }

    public int Posts => _labels.Count;

    /// <summary>Posts in order of arrival; a label is a story, empty for noise, null where nothing is known of the post.</summary>
    public static LabelledStream Of(string name, IEnumerable<(Post Post, string Text, string? Label)> posts)
    {
        var featurizer = new Featurizer(new FeatureWeights());
        var (times, voices, vectors, labels) = (new List<long>(), new List<int>(), new List<PostVector>(), new List<string?>());
        var known = new Voices();
        foreach (var page in posts.Chunk(PostsPerPage))
        {
            vectors.AddRange(featurizer.Featurize(page.Select(item => item.Text)));
            times.AddRange(page.Select(item => item.Post.PublishedAt.ToUnixTimeSeconds()));
            voices.AddRange(page.Select(item => known.Of(item.Post)));
            labels.AddRange(page.Select(item => item.Label));
        }

        return new LabelledStream(name, times, voices, vectors, labels);
    }

    /// <summary>The same posts with other labels.</summary>
    public LabelledStream With(string name, Func<string?, string?> relabel) => new(name, _times, _voices, _vectors, [.. _labels.Select(relabel)]);

    /// <summary>Where a linker with these numbers puts each post.</summary>
    public IReadOnlyList<LabelledPost> Link(LinkingModel model, CancellationToken cancellationToken)
    {
        var linker = new Linker(model);
        var arrival = new int[_labels.Count];
        var forwards = new Dictionary<int, int>();
        var loose = new Dictionary<int, bool>();
        for (var i = 0; i < arrival.Length; i++)
        {
            if (i % PostsPerPage == 0) cancellationToken.ThrowIfCancellationRequested();
            var linked = linker.Link(new RememberedPost(i + 1, _times[i], _vectors[i], _voices[i]));
            arrival[i] = linked.Thread.Value;
            foreach (var merge in linked.Merges) forwards[merge.From.Value] = merge.Into.Value;
            foreach (var examined in linked.Examined) loose[examined.Thread.Value] = examined.IsLoose;
        }

        return [.. arrival.Select((thread, i) => new LabelledPost(_labels[i], Cluster(Survivor(thread), i), thread))];

        int Cluster(int thread, int post) => loose.GetValueOrDefault(thread) ? -post - 1 : thread;

        int Survivor(int thread)
        {
            while (forwards.TryGetValue(thread, out var next)) thread = next;
            return thread;
        }
    }
}
