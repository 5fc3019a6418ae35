using InformationMachine.Data.Posts;
using InformationMachine.Desk.Index;

namespace InformationMachine.Desk.Reviewing;

/// <summary>Where a thread would fall apart: its posts in two groups around the two posts least alike, the smaller one proposed.</summary>
internal static class SplitProposal
{
    private const int MaximumSeeds = 60;
    private const int Rounds = 5;

    /// <summary>The posts of the smaller part; empty where there is nothing to cut.</summary>
    public static IReadOnlyList<PostId> Of(Vocabulary vocabulary, IndexedThread thread)
    {
        var posts = thread.Posts.Values.ToList();
        if (posts.Count < 2) return [];
        var vectors = posts.ConvertAll(post => Likeness.Centroid(vocabulary, [post], int.MaxValue));
        var (one, other) = LeastAlike(vectors);
        var (left, right) = (vectors[one], vectors[other]);
        List<IndexedPost> part = [], rest = [];
        for (var round = 0; round < Rounds; round++)
        {
            part = [.. posts.Where((_, i) => i == other || (i != one && Likeness.Cosine(vectors[i], right) > Likeness.Cosine(vectors[i], left)))];
            rest = [.. posts.Except(part)];
            (left, right) = (Likeness.Centroid(vocabulary, rest), Likeness.Centroid(vocabulary, part));
        }

        return [.. (part.Count <= rest.Count ? part : rest).Select(post => post.Id)];
    }

    private static (int One, int Other) LeastAlike(List<IReadOnlyDictionary<int, double>> vectors)
    {
        var step = Math.Max(1, vectors.Count / MaximumSeeds);
        var (one, other, least) = (0, vectors.Count - 1, double.MaxValue);
        for (var i = 0; i < vectors.Count; i += step)
        {
            for (var j = i + 1; j < vectors.Count; j += step)
            {
                var likeness = Likeness.Cosine(vectors[i], vectors[j]);
                if (likeness < least) (one, other, least) = (i, j, likeness);
            }
        }

        return (one, other);
    }
}
