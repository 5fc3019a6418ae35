namespace InformationMachine.Threads.Evidence;

/// <summary>Likeness of posts by the weights of their words.</summary>
internal static class Likeness
{
    private const float Marked = 1.5f;

    /// <summary>How much a word counts: one plus a half for a name or hashtag.</summary>
    public static float Factor(TermKinds kinds) => (kinds & (TermKinds.Name | TermKinds.Hashtag)) != TermKinds.None ? Marked : 1;

    public static float Length(KnownPost post, WordTable words)
    {
        var sum = 0f;
        for (var i = 0; i < post.Rows.Length; i++)
        {
            var weight = words.Rarity(post.Rows[i]) * Factor(post.Post.Kinds[i]);
            sum += weight * weight;
        }

        return MathF.Sqrt(sum);
    }

    /// <summary>Cosine; 0 where nothing is shared.</summary>
    public static float Cosine(KnownPost a, KnownPost b, WordTable words) => Cosine(a, Length(a, words), b, words);

    /// <summary>The same with the first one's length known.</summary>
    public static float Cosine(KnownPost a, float length, KnownPost b, WordTable words)
    {
        var dot = Dot(a, b, words);
        return dot > 0 ? dot / (length * Length(b, words)) : 0;
    }

    /// <summary>The same with both lengths known.</summary>
    public static float Cosine(KnownPost a, float length, KnownPost b, float otherLength, WordTable words)
    {
        var dot = Dot(a, b, words);
        return dot > 0 ? dot / (length * otherLength) : 0;
    }

    private static float Dot(KnownPost a, KnownPost b, WordTable words)
    {
        var sum = 0f;
        var (x, y) = (a.Post.Terms, b.Post.Terms);
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
        {
            if (x[i] < y[j])
            {
                i++;
            }
            else if (x[i] > y[j])
            {
                j++;
            }
            else
            {
                var weight = words.Rarity(b.Rows[j]);
                sum += weight * weight * Factor(a.Post.Kinds[i++]) * Factor(b.Post.Kinds[j++]);
            }
        }

        return sum;
    }
}
