using InformationMachine.Data.Posts;

namespace InformationMachine.Threads.Evidence.Training;

/// <summary>Posts in order of publication with their stories, measured as the index would meet them.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Posts">The posts, in order.</param>
/// <param name="Labels">The story of each; empty for noise, null where nobody has said.</param>
internal sealed record JudgedStream(string Name, IReadOnlyList<ObservedPost> Posts, IReadOnlyList<string?> Labels)
{
    /// <summary>Pairs of at most so many posts teach; in a dense stream each has many companions that all say the same.</summary>
    private const int TeachingPosts = 1_000;

    /// <summary>
    /// Numbers that only a stream of several feeds has. Each pair is taught again without them, or a stream of one feed would be recognised
    /// by their absence and taken for one of the dense ones.
    /// </summary>
    private static readonly PairNumber[] OfFeeds =
    [
        PairNumber.SameFeed, PairNumber.NewOwnFeed, PairNumber.OldOwnFeed, PairNumber.OwnFeedMeaning, PairNumber.WordsOverOwnFeed,
        PairNumber.MeaningOverOwnFeed, PairNumber.FeedBetween, PairNumber.HabitualHead, PairNumber.FeedAuthors, PairNumber.FeedRate,
    ];

    /// <summary>Each pair is taught so many times: as it is, and without what only several feeds have.</summary>
    public const int Takes = 2;

    private const float WithoutFeeds = 0.2f;

    /// <summary>Posts with their stories, put in order of publication, with embeddings where there are.</summary>
    public static JudgedStream Of(string name, IEnumerable<(Post Post, string Text, string? Label)> posts, ISentenceEmbedder? embedder)
    {
        var observer = new PostObserver();
        var ordered = posts.OrderBy(item => item.Post.PublishedAt).ToList();
        return new JudgedStream(name, [.. ordered.Select(item => observer.Observe(item.Post, item.Text, embedder?.Embed(item.Text, item.Post.Language)))], [.. ordered.Select(item => item.Label)]);
    }

    /// <summary>The stream's earlier and later half: what is learned from one is measured on the other.</summary>
    public IReadOnlyList<JudgedStream> Halves()
    {
        var half = Posts.Count / 2;
        return [new($"{Name}, earlier half", [.. Posts.Take(half)], [.. Labels.Take(half)]), new($"{Name}, later half", [.. Posts.Skip(half)], [.. Labels.Skip(half)])];
    }

    /// <summary>The pairs with a known answer, later ones measured against what came before.</summary>
    public IReadOnlyList<LabelledPair> Pairs(CancellationToken cancellationToken)
    {
        var pairs = new List<LabelledPair>();
        var meter = new TrainingPairs();
        var random = new Random(7);
        var keep = TeachingPosts / (double)Posts.Count;
        for (var i = 0; i < Posts.Count; i++)
        {
            if (i % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
            // Positions here, so that a pair finds its labels whatever the posts' own orders are.
            var measured = meter.Measure(Posts[i] with { Order = i });
            if (Labels[i] is null || random.NextDouble() > keep) continue;
            pairs.AddRange(measured.Where(pair => IsKnown(i, (int)pair.Order)).Select(pair => new LabelledPair(pair.Numbers, IsSame(i, (int)pair.Order), 1)));
        }

        return Weighed(pairs);
    }

    /// <summary>Two posts of noise may tell one story or not.</summary>
    private bool IsKnown(int a, int b) => Labels[b] is not null && (Labels[a]!.Length > 0 || Labels[b]!.Length > 0);

    private bool IsSame(int a, int b) => Labels[a]!.Length > 0 && Labels[a] == Labels[b];

    /// <summary>No stream has more to say than another because nearly all its pairs belong together.</summary>
    public static List<LabelledPair> Weighed(IReadOnlyList<LabelledPair> pairs)
    {
        const float most = 300;
        var weight = Math.Min(1, most / Math.Max(1, pairs.Count(pair => pair.IsSame)));
        return [.. pairs.SelectMany(pair => new[] { pair with { Weight = weight }, pair with { Numbers = Without(pair.Numbers), Weight = weight * WithoutFeeds } })];
    }

    private static float[] Without(float[] numbers)
    {
        var copy = (float[])numbers.Clone();
        foreach (var number in OfFeeds) copy[(int)number] = float.NaN;
        return copy;
    }
}
