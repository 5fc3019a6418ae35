using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Index;
using InformationMachine.Threads;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Desk.Reviewing;

/// <summary>Finds what an editor should look at in one thread: where the linker itself was in doubt.</summary>
internal sealed class ReviewFinder(IMachineReader reader, StoryIndex digest, NearStories near, ThreadOptions options)
{
    /// <summary>A thread that is less surely one with another is no candidate for anything.</summary>
    public const double Candidate = 0.1;

    private const int ExaminedPosts = 200;
    private const int ShownTerms = 6;
    private const double CloseMargin = 0.35;

    /// <summary>The share of <see cref="ThreadOptions.JoinFrom"/> from which on two threads were nearly merged.</summary>
    private const double NearlyMerged = 2.0 / 3;

    /// <summary>The share below which a post hardly belongs where it is.</summary>
    private const double HardlyBelongs = 0.5;

    /// <summary>What there is to look at, at most one thing of each kind but pairs, of which every one is told.</summary>
    public IEnumerable<ReviewItem> Find(ThreadId id, LinkConstraints constraints)
    {
        if (!digest.Threads.TryGetValue(id, out var thread) || reader.Thread(id) is not { IsLive: true, IsHidden: false } stored) return [];
        if (!stored.IsShown) return stored.PostCount > 1 ? [Unsure(thread, stored)] : [];
        // An approved version says that its words may be read; whether its posts belong together is another question.
        var items = new List<ReviewItem?>(NearlyOne(thread, constraints));
        if (thread.Posts.Count > 1)
        {
            var asked = Asked(thread, stored);
            items.Add(CloseCall(thread, asked, constraints));
            items.Add(Outlier(thread, asked));
            items.Add(Loose(thread, stored));
            items.Add(Drifted(thread));
        }

        return items.OfType<ReviewItem>();
    }

    /// <summary>The nearer it is to being published, the more an editor's word is worth.</summary>
    private ReviewItem Unsure(IndexedThread thread, StoryThread stored) =>
        new(ReviewReason.Unsure, 0.7 * stored.Confidence, thread.Id, null, null, stored.Confidence, Top([.. thread.Posts.Values]));

    /// <summary>Between stories that an editor has parted the posts that were there have been divided: only later ones are asked about.</summary>
    private ReviewItem? CloseCall(IndexedThread thread, IReadOnlyList<IndexedPost> asked, LinkConstraints constraints)
    {
        ReviewItem? worst = null;
        foreach (var post in asked)
        {
            if (near.Sureness(post) is not (> 0 and var own)) continue;
            if (near.Of([post], thread.Id, 1) is not [var second] || second.Sureness < options.JoinFrom * HardlyBelongs || reader.Thread(second.Thread) is not { IsLive: true }) continue;
            if (post.Sequence <= Parted(thread.Id, second.Thread, constraints)) continue;
            var margin = Math.Max(0, (own - second.Sureness) / own);
            if (margin >= CloseMargin || 1 - (margin / CloseMargin) <= worst?.Doubt) continue;
            worst = new ReviewItem(ReviewReason.CloseCall, 1 - (margin / CloseMargin), thread.Id, second.Thread, post.Id, margin, Common(thread, post));
        }

        return worst;
    }

    /// <summary>The last post that was known when an editor parted the two, whatever was merged into them since; 0 where none did.</summary>
    private long Parted(ThreadId one, ThreadId other, LinkConstraints constraints) =>
        !constraints.AreApart(one, other) ? 0 : reader.Decisions(one).Where(decision => decision.ApartFrom.Length > 0 && decision.Touched.Select(id => Forwarding.Survivor(reader, id)?.Id).Contains(other)).Select(decision => decision.AfterSequence).DefaultIfEmpty().Max();

    private ReviewItem? Outlier(IndexedThread thread, IReadOnlyList<IndexedPost> asked)
    {
        ReviewItem? worst = null;
        var least = options.JoinFrom * HardlyBelongs;
        foreach (var post in asked)
        {
            if (near.Sureness(post) is not { } own || own >= least || 0.9 * (1 - (own / least)) <= worst?.Doubt) continue;
            worst = new ReviewItem(ReviewReason.Outlier, 0.9 * (1 - (own / least)), thread.Id, null, post.Id, own, Common(thread, post));
        }

        return worst;
    }

    /// <summary>A pair is told of once, with the older thread; two single posts are no story worth an editor's time.</summary>
    private IEnumerable<ReviewItem> NearlyOne(IndexedThread thread, LinkConstraints constraints)
    {
        var least = options.JoinFrom * NearlyMerged;
        foreach (var (other, sureness) in near.Of(thread.Id, int.MaxValue).TakeWhile(item => item.Sureness >= least))
        {
            if (constraints.AreApart(thread.Id, other) || !digest.Threads.TryGetValue(other, out var second) || thread.Posts.Count + second.Posts.Count < 3) continue;
            if (reader.Thread(other) is not { IsLive: true, IsHidden: false }) continue;
            var (older, younger) = thread.Id.CompareTo(other) < 0 ? (thread, second) : (second, thread);
            yield return new ReviewItem(ReviewReason.LooksAlike, Math.Min(1, (sureness - least + 0.2) / 0.5), older.Id, younger.Id, null, sureness, Shared(older, younger));
        }
    }

    /// <summary>Readers see it although the linker would not show it today.</summary>
    private ReviewItem? Loose(IndexedThread thread, StoryThread stored) =>
        stored.Confidence >= options.PublishFrom || !stored.IsPublished || IsKept(thread) || SpokenFor.By(reader).Contains(thread.Id) ? null
            : new ReviewItem(ReviewReason.Loose, 0.8 * (1 - (stored.Confidence / options.PublishFrom)), thread.Id, null, null, stored.Confidence, Top([.. thread.Posts.Values]));

    private ReviewItem? Drifted(IndexedThread thread)
    {
        if (thread.Posts.Count < 6 || IsKept(thread)) return null;
        var posts = thread.Posts.Values.OrderBy(post => post.PublishedAt).ThenBy(post => post.Sequence).ToList();
        var third = posts.Count / 3;
        var (first, last) = (posts[..third], posts[^third..]);
        return !near.AreStrangers(last, first, options.JoinFrom * HardlyBelongs) ? null
            : new ReviewItem(ReviewReason.Drifted, 0.5, thread.Id, null, null, 0, [.. Top(first).Take(3), "\u2192", .. Top(last).Take(3)]);
    }

    /// <summary>Posts of which no editor has said that they belong here, be it by saying that all that was there is one story.</summary>
    private List<IndexedPost> Asked(IndexedThread thread, StoryThread stored)
    {
        var decisions = stored.LastDecision == 0 ? [] : reader.Decisions(thread.Id).ToList();
        var undone = decisions.Select(decision => decision.Undoes).OfType<DecisionId>().ToHashSet();
        var merged = decisions.Where(decision => decision is { Kind: DecisionKind.Merge } or { Kind: DecisionKind.Approve, Version: 0 } && !undone.Contains(decision.Id)).Select(decision => decision.AfterSequence).DefaultIfEmpty().Max();
        return [.. thread.Posts.Values.TakeLast(ExaminedPosts).Where(post => !post.IsDecided && post.Sequence > merged)];
    }

    /// <summary>True while an editor has placed most of its posts: what has joined since is asked about post by post.</summary>
    private static bool IsKept(IndexedThread thread) => thread.Posts.Values.Count(post => post.IsDecided) * 3 >= thread.Posts.Count * 2;

    private List<string> Common(IndexedThread thread, IndexedPost post) =>
    [
        .. post.Terms.Where(term => thread.Terms.GetValueOrDefault(term) > 1)
            .OrderByDescending(term => digest.Vocabulary.Weight(term) * thread.Terms[term]).Take(ShownTerms).Select(digest.Vocabulary.Word),
    ];

    /// <summary>The words two threads share, the rarest first.</summary>
    private List<string> Shared(IndexedThread one, IndexedThread other) =>
        [.. one.Terms.Keys.Where(other.Terms.ContainsKey).OrderByDescending(digest.Vocabulary.Weight).ThenBy(digest.Vocabulary.Word, StringComparer.Ordinal).Take(ShownTerms).Select(digest.Vocabulary.Word)];

    private List<string> Top(IReadOnlyCollection<IndexedPost> posts) => [.. Likeness.Centroid(digest.Vocabulary, posts, ShownTerms).Keys.Select(digest.Vocabulary.Word)];
}
