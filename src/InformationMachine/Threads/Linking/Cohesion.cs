using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Linking;

/// <summary>How the posts of a thread hang together.</summary>
/// <param name="Posts">How many there are.</param>
/// <param name="Likeness">How alike two of them are on average, about 0 to 1; 0 where there is only one.</param>
/// <param name="SecondWord">The share of posts that hold the second most common word, 0 to 1.</param>
/// <param name="ThirdWord">The share of posts that hold the third most common word.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cohesion(int Posts, double Likeness, double SecondWord, double ThirdWord)
{
    /// <summary>What two posts of one story are assumed to have in common before anything is known.</summary>
    private const double UsualLikeness = 0.2;

    /// <summary>A thread can be loose from this size on.</summary>
    private const int FewestPosts = 4;

    /// <summary>
    /// True for a thread that has grown although its posts share little but one word ("haha", "work"): talk, not a story. A logistic
    /// rule in four numbers, fitted to the threads of the labelled streams; it speaks from a probability of 0.8 on.
    /// </summary>
    public bool IsLoose =>
        Posts >= FewestPosts
        && 1.09 - (2.55 * Math.Log(Posts)) - (4.1 * SecondWord) - (0.89 * ThirdWord) - (4.57 * Math.Log(Likeness + 0.01)) > Math.Log(0.8 / 0.2);

    public static Cohesion Of(ActiveThread thread, TermTable terms)
    {
        double squared = 0, own = 0;
        long first = 0, second = 0, third = 0;
        foreach (var (row, position) in thread.Terms)
        {
            long weight = terms.At(row, position).Weight, term = terms.Weight(row);
            var isWord = Features.Featurizer.IsWord(terms.Term(row));
            squared += (double)(term * term) * weight * weight;
            own += (double)(term * term) * weight * (isWord ? Features.FeatureWeights.Usual.Word : Features.FeatureWeights.Usual.Pair);
            if (!isWord) continue;
            if (weight > first) (first, second, third) = (weight, first, second);
            else if (weight > second) (second, third) = (weight, second);
            else if (weight > third) third = weight;
        }

        var posts = thread.Posts.Count;
        var all = (double)posts * Features.FeatureWeights.Usual.Word;
        var likeness = posts > 1 && own > 0 ? Math.Max(0, ((squared / own) - 1) / (posts - 1)) : 0;
        return new Cohesion(posts, likeness, Math.Min(1, second / all), Math.Min(1, third / all));
    }

    /// <summary>The cosine that two parts of one story, of these sizes, would have.</summary>
    public static double OneStory(Cohesion one, Cohesion other)
    {
        double a = one.Posts > 1 ? one.Likeness : UsualLikeness, b = other.Posts > 1 ? other.Likeness : UsualLikeness;
        return Math.Sqrt((double)one.Posts * other.Posts) * Math.Min(a, b) / Math.Sqrt((1 + ((one.Posts - 1) * a)) * (1 + ((other.Posts - 1) * b)));
    }
}
