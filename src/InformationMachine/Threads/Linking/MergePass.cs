using InformationMachine.Threads.Decisions;

namespace InformationMachine.Threads.Linking;

/// <summary>Finds threads that turned out to tell one story, among those that have grown and any other.</summary>
internal sealed class MergePass(LinkingModel model, ThreadIndex index, Rhythm rhythm, LinkConstraints constraints)
{
    private readonly List<Candidate> _candidates = [];

    /// <summary>Merges what it finds among threads that have grown since the post with that sequence.</summary>
    public IReadOnlyList<FoundMerge> Run(IReadOnlyList<ActiveThread> grown, long since, double threshold)
    {
        var merges = new List<FoundMerge>();
        foreach (var thread in grown)
        {
            if (!index.IsOpen(thread) || !HasChanged(thread, since)) continue;
            if (Partner(thread, threshold) is not { } partner) continue;
            var (from, into) = thread.Id.CompareTo(partner.Thread.Id) > 0 ? (thread, partner.Thread) : (partner.Thread, thread);
            index.Merge(from, into);
            constraints.Merged(from.Id, into.Id);
            merges.Add(new FoundMerge(from.Id, into.Id, Math.Min(1, partner.Cosine)));
        }

        return merges;
    }

    /// <summary>A few posts more do not change what a large thread tells.</summary>
    private bool HasChanged(ActiveThread thread, long since) =>
        thread.PostsAfter(since) >= thread.Posts.Count * model.MergeGrowth;

    private Candidate? Partner(ActiveThread thread, double threshold)
    {
        index.Search(thread, threshold, _candidates);
        Candidate? best = null;
        Cohesion? own = null;
        foreach (var candidate in _candidates)
        {
            var score = candidate.Cosine * rhythm.Decay(thread, candidate.Thread);
            if (score >= threshold) score *= index.Own(thread, candidate.Thread, candidate.Cosine);
            if (score < threshold || constraints.AreApart(thread.Id, candidate.Thread.Id)) continue;
            if (best is { } known && (score < known.Cosine || (score == known.Cosine && candidate.Thread.Id.CompareTo(known.Thread.Id) > 0))) continue;
            own ??= index.Cohesion(thread);
            if (score < model.MergeShare * Cohesion.OneStory(own.Value, index.Cohesion(candidate.Thread))) continue;
            best = candidate with { Cosine = score };
        }

        return best;
    }
}
