namespace InformationMachine.Threads.Linking;

/// <summary>
/// How sure it is that all posts of a thread tell one story: a logistic function of four numbers, fitted to threads of labelled real posts
/// that the judge had not seen, so that of threads with .9 nine in ten are clean.
/// </summary>
internal static class Confidence
{
    /// <summary>The most posts that are looked at; of a larger thread the latest.</summary>
    private const int Posts = 200;

    private const double Bias = 0.65;

    /// <summary>For the log-odds of the mean sureness of its posts.</summary>
    private const double PerSureness = 0.96;

    /// <summary>Where several voices tell it: frames, columns and serials are one voice's.</summary>
    private const double ForVoices = 0.40;

    /// <summary>For the mean of its posts' best likeness to posts elsewhere: what is like much else is no story of its own.</summary>
    private const double PerLikeElsewhere = -2.26;

    /// <summary>For the logarithm of one plus the hours it spans.</summary>
    private const double PerSpan = -0.19;

    /// <summary>The probability that a thread is clean, 0 to 1; 1 where it has one post.</summary>
    public static double Of(ActiveThread thread)
    {
        if (thread.Posts.Count < 2) return 1;
        var posts = thread.Posts.Order().TakeLast(Posts).ToList();
        var (sureness, elsewhere) = (0.0, 0.0);
        foreach (var node in posts)
        {
            var sorted = Agglomeration.Sorted(node.Links);
            sureness += thread.Sureness(node, sorted) / posts.Count;
            elsewhere += Array.Find(sorted, link => link.Other.Thread != thread).Probability / (double)posts.Count;
        }

        var voices = posts.Select(VoiceCount.Of).Distinct().Take(2).Count() > 1 ? ForVoices : 0;
        var span = Math.Log(1 + (posts[^1].PublishedAt - posts[0].PublishedAt).TotalHours);
        return 1 / (1 + Math.Exp(-(Bias + (PerSureness * LogOdds(sureness)) + voices + (PerLikeElsewhere * elsewhere) + (PerSpan * span))));
    }

    private static double LogOdds(double probability) => Math.Log((probability + 0.01) / (1.01 - probability));
}
