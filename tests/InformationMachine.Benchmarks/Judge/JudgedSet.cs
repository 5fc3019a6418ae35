using InformationMachine.Threads;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Evidence.Training;

namespace InformationMachine.Benchmarks.Judge;

/// <summary>Labelled posts in order of publication, each with its candidates' numbers, measured once and judged by many models.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Posts">The posts.</param>
/// <param name="Candidates">Of each post, the earlier ones it is held against, by position, with their numbers.</param>
/// <param name="Weight">How much it teaches.</param>
/// <param name="Teaching">About how many of its posts teach.</param>
internal sealed record JudgedSet(string Name, IReadOnlyList<LabelledText> Posts, IReadOnlyList<IReadOnlyList<(long Order, float[] Numbers)>> Candidates, float Weight, int Teaching)
{
    public const int Blocks = 4;

    public static JudgedSet Of(string name, IReadOnlyList<LabelledText> posts, ISentenceEmbedder? embedder, float weight, int teaching)
    {
        var (observer, meter, random) = (new PostObserver(), new TrainingPairs(), new Random(7));
        var candidates = new List<IReadOnlyList<(long Order, float[] Numbers)>>(posts.Count);
        for (var i = 0; i < posts.Count; i++)
        {
            var text = PostText.ForLinking(posts[i].Post);
            var measured = meter.Measure(observer.Observe(posts[i].Post, text, embedder?.Embed(text, posts[i].Post.Language)) with { Order = i });
            candidates.Add(random.NextDouble() * posts.Count <= teaching ? measured : []);
        }

        return new JudgedSet(name, posts, candidates, weight, teaching);
    }

    /// <summary>The block of time, from 0, of a post.</summary>
    public int Block(int post) => post * Blocks / Posts.Count;

    /// <summary>The pairs with a known answer of the posts that may teach.</summary>
    public IEnumerable<LabelledPair> Pairs(Func<int, bool> teaches)
    {
        var pairs = Enumerable.Range(0, Posts.Count).Where(teaches).SelectMany(i => Candidates[i]
            .Where(pair => IsKnown(i, (int)pair.Order)).Select(pair => new LabelledPair(pair.Numbers, IsSame(i, (int)pair.Order), 1))).ToList();
        return JudgedStream.Weighed(pairs).Select(pair => pair with { Weight = pair.Weight * Weight });
    }

    private string? Label(int post) => Posts[post].Gold is { IsUnsure: false } gold ? gold.Story : null;

    private bool IsKnown(int a, int b) => Label(a) is { } one && Label(b) is { } other && (one.Length > 0 || other.Length > 0);

    private bool IsSame(int a, int b) => Label(a) is { Length: > 0 } story && story == Label(b);
}
