using InformationMachine.Threads.Features;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// How broadly a post and a thread agree. In a stream of little likeness one common word ("boston") lifts a cosine as high as a
/// story does; there a post has to share several words, and none of them may carry the likeness alone.
/// </summary>
internal static class Evidence
{
    /// <summary>Shared words from which on a post is trusted more, not less.</summary>
    private const double UsualWords = 3;

    /// <summary>The second most telling word's part of a likeness that no word carries alone.</summary>
    private const double UsualSecond = 0.25;

    /// <summary>The most that part can be.</summary>
    private const double MostSecond = 0.5;

    /// <summary>The factor for a thread's score, 1 where the stream's level is usual or above.</summary>
    public static double Factor(PostVector post, ActiveThread thread, TermTable terms, LinkingModel model, double level)
    {
        if (level >= 1) return 1;
        var shared = 0;
        double first = 0, second = 0, all = 0;
        for (var i = 0; i < post.Terms.Length && Featurizer.IsWord(post.Terms[i]); i++)
        {
            var row = terms.Find(post.Terms[i]);
            if (row < 0 || !thread.Terms.TryGet(row, out var position)) continue;
            double weight = terms.Weight(row);
            var part = weight * weight * post.Weights[i] * terms.At(row, position).Weight;
            shared++;
            all += part;
            if (part > first) (first, second) = (part, first);
            else if (part > second) second = part;
        }

        var words = Math.Log((1 + shared) / (1 + UsualWords));
        var balance = all > 0 ? (second / all) - UsualSecond : -UsualSecond;
        return Math.Exp((1 - level) * ((model.MoreWords * words) + (model.SecondWord * balance)));
    }

    /// <summary>The most that factor can be for a post, whatever the thread.</summary>
    public static double Most(PostVector post, LinkingModel model, double level)
    {
        if (level >= 1) return 1;
        var words = 0;
        while (words < post.Terms.Length && Featurizer.IsWord(post.Terms[words])) words++;
        var byWords = Math.Max(model.MoreWords * Math.Log((1 + words) / (1 + UsualWords)), model.MoreWords * Math.Log(1 / (1 + UsualWords)));
        return Math.Exp((1 - level) * (byWords + Math.Max(model.SecondWord * (MostSecond - UsualSecond), -model.SecondWord * UsualSecond)));
    }
}
