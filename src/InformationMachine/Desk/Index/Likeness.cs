namespace InformationMachine.Desk.Index;

/// <summary>How alike posts and threads are, by their rarest common words.</summary>
internal static class Likeness
{
    private const int HeaviestTerms = 30;

    /// <summary>The heaviest terms of a thread with their weights: what it is about.</summary>
    public static IReadOnlyDictionary<int, double> Centroid(Vocabulary vocabulary, IReadOnlyDictionary<int, int> counts, int posts, int limit = HeaviestTerms) =>
        counts.Select(pair => (pair.Key, Weight: vocabulary.Weight(pair.Key) * pair.Value / posts))
            .OrderByDescending(item => item.Weight).ThenBy(item => item.Key).Take(limit).ToDictionary(item => item.Key, item => item.Weight);

    /// <summary>The centroid of some posts.</summary>
    public static IReadOnlyDictionary<int, double> Centroid(Vocabulary vocabulary, IReadOnlyCollection<IndexedPost> posts, int limit = HeaviestTerms) =>
        Centroid(vocabulary, posts.SelectMany(post => post.Terms).GroupBy(term => term).ToDictionary(group => group.Key, group => group.Count()), posts.Count, limit);

    public static double Cosine(IReadOnlyDictionary<int, double> one, IReadOnlyDictionary<int, double> other)
    {
        var dot = one.Where(pair => other.ContainsKey(pair.Key)).Sum(pair => pair.Value * other[pair.Key]);
        return dot > 0 ? dot / (Length(one) * Length(other)) : 0;
    }

    /// <summary>How alike a post is to the rest of its thread; 1 where there is no rest.</summary>
    public static double ToRest(Vocabulary vocabulary, IndexedThread thread, IndexedPost post)
    {
        var others = thread.Posts.Count - 1;
        if (others == 0) return 1;
        double dot = 0, own = 0, rest = 0;
        foreach (var term in post.Terms)
        {
            var weight = vocabulary.Weight(term);
            own += weight * weight;
            dot += weight * weight * (thread.Terms.GetValueOrDefault(term) - 1) / others;
        }

        foreach (var (term, count) in thread.Terms)
        {
            var isOwn = Array.IndexOf(post.Terms, term) >= 0;
            var weight = vocabulary.Weight(term) * (count - (isOwn ? 1 : 0)) / others;
            rest += weight * weight;
        }

        return dot > 0 ? dot / Math.Sqrt(own * rest) : 0;
    }

    /// <summary>The words two centroids share, the weightiest first.</summary>
    public static IReadOnlyList<string> Shared(Vocabulary vocabulary, IReadOnlyDictionary<int, double> one, IReadOnlyDictionary<int, double> other, int limit) =>
        [.. one.Where(pair => other.ContainsKey(pair.Key)).OrderByDescending(pair => pair.Value * other[pair.Key]).ThenBy(pair => pair.Key).Take(limit).Select(pair => vocabulary.Word(pair.Key))];

    private static double Length(IReadOnlyDictionary<int, double> vector) => Math.Sqrt(vector.Values.Sum(weight => weight * weight));
}
