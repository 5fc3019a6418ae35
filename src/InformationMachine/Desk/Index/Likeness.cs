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

    private static double Length(IReadOnlyDictionary<int, double> vector) => Math.Sqrt(vector.Values.Sum(weight => weight * weight));
}
