using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Index;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Desk.Reviewing;

/// <summary>Finds what an editor should look at in one thread.</summary>
internal sealed class ReviewFinder(IMachineReader reader, StoryIndex digest, LookAlikes alike)
{
    private const int ExaminedPosts = 200;
    private const int ShownTerms = 6;
    private const double CloseMargin = 0.35;
    private const double OutlierLikeness = 0.06;
    private const double AlikeFrom = 0.42;
    private const double LooseBelow = 0.14;
    private const double DriftBelow = 0.12;

    /// <summary>What there is to look at, at most one thing of each kind.</summary>
    public IEnumerable<ReviewItem> Find(ThreadId id, LinkConstraints constraints)
    {
        if (!digest.Threads.TryGetValue(id, out var thread) || reader.Thread(id) is not { IsLive: true, IsHidden: false } stored) return [];
        if (!stored.IsShown) return stored.PostCount > 1 ? [Unsure(thread, stored)] : [];
        var isApproved = stored.ApprovedVersion > 0 && stored.ApprovedVersion >= stored.BriefingVersion;
        var items = new List<ReviewItem?> { LooksAlike(thread, constraints, isApproved) };
        if (!isApproved && thread.Posts.Count > 1)
        {
            items.Add(CloseCall(thread));
            items.Add(Outlier(thread));
            items.Add(Loose(thread));
            items.Add(Drifted(thread));
        }

        return items.OfType<ReviewItem>();
    }

    /// <summary>The nearer it is to being published, the more an editor's word is worth.</summary>
    private ReviewItem Unsure(IndexedThread thread, StoryThread stored) =>
        new(ReviewReason.Unsure, 0.7 * stored.Confidence, thread.Id, null, null, stored.Confidence, Top([.. thread.Posts.Values]));

    private ReviewItem? CloseCall(IndexedThread thread)
    {
        ReviewItem? worst = null;
        foreach (var post in thread.Posts.Values.TakeLast(ExaminedPosts).Where(post => !post.IsDecided && post.Score > 0 && post.RunnerUp is not null))
        {
            var margin = (post.Score - post.RunnerUpScore) / post.Score;
            if (margin >= CloseMargin || 1 - (Math.Max(0, margin) / CloseMargin) <= worst?.Doubt) continue;
            if (Forwarding.Survivor(reader, post.RunnerUp!.Value) is not { } other || other.Id == thread.Id) continue;
            worst = new ReviewItem(ReviewReason.CloseCall, 1 - (Math.Max(0, margin) / CloseMargin), thread.Id, other.Id, post.Id, margin, Common(thread, post));
        }

        return worst;
    }

    private ReviewItem? Outlier(IndexedThread thread)
    {
        ReviewItem? worst = null;
        foreach (var post in thread.Posts.Values.TakeLast(ExaminedPosts).Where(post => !post.IsDecided))
        {
            var likeness = Likeness.ToRest(digest.Vocabulary, thread, post);
            var doubt = 0.9 * (1 - (likeness / OutlierLikeness));
            if (likeness >= OutlierLikeness || doubt <= worst?.Doubt) continue;
            worst = new ReviewItem(ReviewReason.Outlier, doubt, thread.Id, null, post.Id, likeness, Common(thread, post));
        }

        return worst;
    }

    /// <summary>A pair is told of once, with the older thread; two single posts are no story worth an editor's time.</summary>
    private ReviewItem? LooksAlike(IndexedThread thread, LinkConstraints constraints, bool isApproved)
    {
        foreach (var (other, likeness) in alike.Of(thread.Id, 5))
        {
            if (likeness < AlikeFrom) break;
            if (constraints.AreApart(thread.Id, other) || thread.Posts.Count + digest.Threads[other].Posts.Count < 3) continue;
            if (reader.Thread(other) is not { IsLive: true, IsHidden: false } stored) continue;
            if (isApproved && (stored.ApprovedVersion >= stored.BriefingVersion || stored.BriefingVersion == 0)) continue;
            var (older, younger) = thread.Id.CompareTo(other) < 0 ? (thread.Id, other) : (other, thread.Id);
            return new ReviewItem(ReviewReason.LooksAlike, Math.Min(1, (likeness - AlikeFrom + 0.2) / 0.5), older, younger, null, likeness, alike.Shared(older, younger, ShownTerms));
        }

        return null;
    }

    private ReviewItem? Loose(IndexedThread thread)
    {
        if (thread.Posts.Count < 4) return null;
        var cohesion = thread.Posts.Values.TakeLast(ExaminedPosts).Average(post => Likeness.ToRest(digest.Vocabulary, thread, post));
        return cohesion >= LooseBelow ? null : new ReviewItem(ReviewReason.Loose, 0.8 * (1 - (cohesion / LooseBelow)), thread.Id, null, null, cohesion, Top(thread.Posts.Values.ToList()));
    }

    private ReviewItem? Drifted(IndexedThread thread)
    {
        var posts = thread.Posts.Values.OrderBy(post => post.PublishedAt).ThenBy(post => post.Sequence).ToList();
        if (posts.Count < 6) return null;
        var third = posts.Count / 3;
        var (first, last) = (posts[..third], posts[^third..]);
        var likeness = Likeness.Cosine(Likeness.Centroid(digest.Vocabulary, first), Likeness.Centroid(digest.Vocabulary, last));
        return likeness >= DriftBelow ? null : new ReviewItem(ReviewReason.Drifted, 0.85 * (1 - (likeness / DriftBelow)), thread.Id, null, null, likeness, [.. Top(first).Take(3), "\u2192", .. Top(last).Take(3)]);
    }

    private List<string> Common(IndexedThread thread, IndexedPost post) =>
    [
        .. post.Terms.Where(term => thread.Terms.GetValueOrDefault(term) > 1)
            .OrderByDescending(term => digest.Vocabulary.Weight(term) * thread.Terms[term]).Take(ShownTerms).Select(digest.Vocabulary.Word),
    ];

    private List<string> Top(IReadOnlyCollection<IndexedPost> posts) => [.. Likeness.Centroid(digest.Vocabulary, posts, ShownTerms).Keys.Select(digest.Vocabulary.Word)];
}
