namespace InformationMachine.Threads.Linking;

/// <summary>
/// How sure it is that all posts of a thread tell one story: a logistic function of four numbers, fitted to threads of labelled real posts
/// that the judge had not seen, so that of threads with .9 nine in ten are clean.
/// </summary>
internal static class Confidence
{
    /// <summary>The most posts that are looked at; of a larger thread the latest.</summary>
    private const int Posts = 200;

    private const double Bias = 1.53;

    /// <summary>For the log-odds of the mean sureness of its posts.</summary>
    private const double PerSureness = 1.07;

    /// <summary>For the mean of its posts' best likeness to posts elsewhere: what is like much else is no story of its own.</summary>
    private const double PerLikeElsewhere = -1.98;

    /// <summary>Where several voices tell it.</summary>
    private const double ForVoices = -0.66;

    /// <summary>
    /// Where one voice tells it, for the logarithm of one plus its posts a day: an account that posts twice a day continues its thought, an
    /// outlet with fifty has columns, frames and serials.
    /// </summary>
    private const double PerPace = -0.65;

    /// <summary>The probability that a thread is clean, 0 to 1; 1 where it has one post.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="pace">How many posts a day a post's voice has.</param>
    public static double Of(ActiveThread thread, Func<PostNode, double> pace)
    {
        if (thread.Posts.Count < 2) return 1;
        var posts = thread.Posts.Order(PostNode.ByPublication).TakeLast(Posts).ToList();
        var (sureness, elsewhere) = (0.0, 0.0);
        foreach (var node in posts)
        {
            var sorted = Agglomeration.Sorted(node.Links);
            sureness += thread.Sureness(node, sorted) / posts.Count;
            elsewhere += Array.Find(sorted, link => link.Other.Thread != thread).Probability / (double)posts.Count;
        }

        var isSeveral = posts.Exists(node => VoiceCount.Of(node) != VoiceCount.Of(posts[0]));
        var voices = isSeveral ? ForVoices : PerPace * Math.Log(1 + pace(posts[0]));
        return 1 / (1 + Math.Exp(-(Bias + (PerSureness * LogOdds(sureness)) + (PerLikeElsewhere * elsewhere) + voices)));
    }

    private static double LogOdds(double probability) => Math.Log((probability + 0.01) / (1.01 - probability));
}
