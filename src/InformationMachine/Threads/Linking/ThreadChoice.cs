using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// Chooses among the threads found for a post: the best is the one that exceeds its own threshold most, the runner-up the one with the
/// highest score of the others; the older wins a tie. In a large index most threads found are far behind, and rhythm, threshold and
/// evidence cost more than finding them: they are taken by the most they could reach, and the rest is passed over once it can change
/// nothing. The answer is that of looking at all.
/// </summary>
internal sealed class ThreadChoice(LinkingModel model, ThreadIndex index, Rhythm rhythm)
{
    /// <summary>Threads clearly below this share of their threshold are not told of, not even as runners-up.</summary>
    private const double SearchedShare = 0.5;

    /// <summary>From this size on a thread's posts tell what it is about.</summary>
    private const int FewestTelling = 8;

    /// <summary>Covers the rounding of bounds.</summary>
    private const double Slack = 1.000001;

    /// <summary>Sizes whose need is kept; what larger threads need is hardly less.</summary>
    private const int KnownSizes = 64;

    private readonly List<Candidate> _candidates = [];
    private readonly double[] _needs = new double[KnownSizes];
    private double _needsLevel = double.NaN;

    public ChosenThread Choose(RememberedPost post, double level)
    {
        var lowest = model.JoinThreshold * Math.Min(1, Math.Pow(level, model.Adaptation));
        Need(level);
        index.Search(post.Vector, SearchedShare * lowest, _candidates, new Wanted(post.Time, thread => Needed(thread.Posts) / rhythm.MostDecay(thread, post.Time)));
        _candidates.Sort(static (one, other) => other.Raised.CompareTo(one.Raised));
        var mostEvidence = Math.Max(1, Evidence.Most(post.Vector, model, level)) * Slack;
        var best = default(Rated);
        var second = default(Rated);
        foreach (ref readonly var candidate in CollectionsMarshal.AsSpan(_candidates))
        {
            var most = candidate.Raised * Slack;
            if (most < second.Score && most / lowest * mostEvidence < best.Margin) break;
            var rated = new Rated(candidate.Thread, candidate.Cosine * index.Own(post, candidate.Thread, candidate.Cosine) * rhythm.Decay(candidate.Thread, post.Time) * model.Boost(candidate.Thread.Posts.Count));
            if (rated.Score * Slack / lowest * mostEvidence >= best.Margin) rated = rated with { Margin = Margin(rated, post, level, best.Margin / mostEvidence) };
            if (rated.IsAhead(rated.Margin, best, best.Margin)) (best, rated) = (rated, best);
            if (rated.IsAhead(rated.Score, second, second.Score)) second = rated;
        }

        return best.Margin >= 1
            ? new ChosenThread(best.Thread, Math.Min(1, best.Score), Math.Min(1, second.Score), second.Thread?.Id)
            : new ChosenThread(null, 0, Math.Min(1, best.Score), best.Thread?.Id);
    }

    /// <summary>The least score with which a thread of this size is told of: no thread of that size has a lower threshold.</summary>
    private double Needed(int size) => _needs[Math.Min(size, KnownSizes - 1)];

    private void Need(double level)
    {
        if (level == _needsLevel) return;
        _needsLevel = level;
        for (var size = 0; size < KnownSizes; size++)
        {
            var trust = level > 1 || size == KnownSizes - 1 ? 1 : size / (size + model.AdaptationHalf);
            _needs[size] = SearchedShare * model.JoinThreshold * Math.Min(1, Math.Pow(level, model.Adaptation * trust));
        }
    }

    /// <summary>By how much a score exceeds what it must be; without the evidence where that is below what could matter.</summary>
    private double Margin(Rated rated, RememberedPost post, double level, double mattersFrom)
    {
        var margin = rated.Score / Threshold(rated.Thread!, level);
        return margin >= SearchedShare && margin >= mattersFrom ? margin * index.Evidence(post.Vector, rated.Thread!, level) : margin;
    }

    /// <summary>
    /// What a post must score to join. It follows the stream's level; in a stream of little likeness a small thread is given less of
    /// that discount than a large one, because two posts without a story agree by chance more easily than a post and a hundred; and a
    /// thread whose posts are hardly more alike than the stream's gets none.
    /// </summary>
    private double Threshold(ActiveThread thread, double level)
    {
        var size = thread.Posts.Count;
        var trust = level > 1 ? 1 : size / (size + model.AdaptationHalf);
        if (level < 1 && size >= FewestTelling) trust *= Math.Clamp((index.Telling(thread) - 1) / (model.Telling - 1), 0, 1);
        return model.JoinThreshold * Math.Pow(level, model.Adaptation * trust);
    }

    /// <summary>A thread found and what was made of it; nothing where there is none.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Rated(ActiveThread? Thread, double Score, double Margin = 0)
    {
        public bool IsAhead(double own, Rated other, double others) =>
            Thread is not null && (own > others || (own == others && own > 0 && (other.Thread is null || Thread.Id.CompareTo(other.Thread.Id) < 0)));
    }
}
