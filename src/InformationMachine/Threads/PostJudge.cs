using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Threads;

/// <summary>
/// Judges stored posts against those linked before. It knows nothing of threads and decisions; what it has found out is stored with each
/// post, so that a restart continues with what the stopped one knew. Not thread-safe.
/// </summary>
internal sealed class PostJudge(IMachineReader store, ThreadOptions options)
{
    private readonly JudgeModel _model = JudgeFile.Read(options);
    private readonly Lazy<ISentenceEmbedder?> _embedder = new(() => SentenceEmbedders.Open(options.Embeddings));
    private readonly PostObserver _observer = new();
    private readonly Voices _voices = new();
    private EvidenceIndex? _index;
    private long _last;

    /// <summary>Who speaks in a post; see <see cref="Voices"/>.</summary>
    public int Voice(Post post) => _voices.Of(post);

    /// <summary>Whether it has been told what is stored.</summary>
    public bool IsReady => _index is not null;

    /// <summary>Forgets everything: it has to be told anew what is stored.</summary>
    public void Reset() => _index = null;

    /// <summary>Takes what is stored of the posts linked before, in the order of linking.</summary>
    public void Recall(IReadOnlyList<RecalledPost> posts, CancellationToken cancellationToken)
    {
        var index = new EvidenceIndex(_model, options.ActivePosts);
        foreach (var (item, observed) in posts.Zip(posts.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(Observe)))
            index.Recall(observed, PostHabits.FromNumbers(item.Evidence.Habits));
        _last = store.LastEvidence > 0 ? store.LastEvidence : store.LinkedThrough;
        _index = index;
    }

    /// <summary>Judges the posts of a round, in order.</summary>
    public IReadOnlyList<JudgedPost> Judge(IReadOnlyList<Post> posts, CancellationToken cancellationToken)
    {
        var index = _index ?? throw new InvalidOperationException("The judge has not been told what is stored.");
        var judged = new List<JudgedPost>(posts.Count);
        var texts = posts.Select(post => PostText.ForLinking(post, store)).ToList();
        var vectors = Embed(posts, texts, cancellationToken);
        for (var i = 0; i < posts.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var observed = _observer.Observe(posts[i], texts[i], vectors[i]) with { Order = ++_last };
            var verdict = index.Judge(observed);
            judged.Add(new JudgedPost(posts[i], observed, verdict.Links, verdict.Habits));
        }

        return judged;
    }

    /// <summary>A backlog takes every core: each text still has the vector that it would have alone.</summary>
    private sbyte[]?[] Embed(IReadOnlyList<Post> posts, List<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new sbyte[]?[posts.Count];
        if (_embedder.Value is not { } embedder) return vectors;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, posts.Count, parallel, i => vectors[i] = embedder.Embed(texts[i], posts[i].Language));
        return vectors;
    }

    private ObservedPost Observe(RecalledPost recalled)
    {
        sbyte[]? vector = recalled.Evidence.Vector is { IsEmpty: false } stored ? [.. stored] : null;
        return new PostObserver().Observe(recalled.Post, PostText.ForLinking(recalled.Post, store), vector) with { Order = recalled.Evidence.Order };
    }
}
