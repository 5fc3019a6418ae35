using InformationMachine.Briefings.Grounding;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>The posts that a section is worded from. Not thread-safe.</summary>
internal sealed class GivenPosts
{
    private readonly Dictionary<int, GivenPost> _posts;
    private readonly Dictionary<string, CitedPosts> _cited = new(StringComparer.Ordinal);

    /// <param name="posts">The posts.</param>
    /// <param name="overruled">What of their story is told as a fact no more; null where nothing is known of that.</param>
    public GivenPosts(IEnumerable<GivenPost> posts, Overruled? overruled = null) => (_posts, Overruled) = (posts.ToDictionary(post => post.Number), overruled);

    /// <summary>What of their story is told as a fact no more.</summary>
    public Overruled? Overruled { get; }

    /// <summary>By number.</summary>
    public IEnumerable<GivenPost> All => _posts.Values.OrderBy(post => post.Number);

    public int Count => _posts.Count;

    /// <summary>Those of these numbers that were given, by number.</summary>
    public IReadOnlyList<GivenPost> Of(IEnumerable<int> numbers) => [.. numbers.Distinct().Where(_posts.ContainsKey).Order().Select(number => _posts[number])];

    /// <summary>The same, prepared for the check once.</summary>
    public CitedPosts Cited(IReadOnlyList<GivenPost> posts)
    {
        var key = string.Join(',', posts.Select(post => post.Number));
        if (!_cited.TryGetValue(key, out var cited)) _cited[key] = cited = new CitedPosts([.. posts.Select(post => post.Cited)]);
        return cited;
    }

    /// <summary>The same without the last ones, for a question that is too long.</summary>
    public GivenPosts First(IEnumerable<int> order, int count) => new(Of(order.Take(count)), Overruled);
}
