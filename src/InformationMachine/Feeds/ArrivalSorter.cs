using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;

namespace InformationMachine.Feeds;

/// <summary>
/// Tells new posts from known and edited ones. A post under an unknown identity is a known one renamed where the feed's memory holds
/// an item like it that the document no longer lists; a post under a known identity is a new one where nothing of it agrees.
/// </summary>
/// <param name="store">What is known.</param>
/// <param name="budget">How much room the feed's edits may take now, in bytes.</param>
/// <param name="longestText">The longest text of a post.</param>
internal sealed class ArrivalSorter(IMachineReader store, EditBudget budget, int longestText)
{
    /// <summary>A text that changes at every poll (a counter, an advertisement) must not fill the file: later edits are passed over.</summary>
    private const int MaximumRevisions = 200;

    private readonly ImmutableArray<Post>.Builder _added = ImmutableArray.CreateBuilder<Post>();
    private readonly ImmutableArray<Post>.Builder _edited = ImmutableArray.CreateBuilder<Post>();
    private readonly ImmutableArray<PostRevision>.Builder _revisions = ImmutableArray.CreateBuilder<PostRevision>();

    /// <summary>Sorts one document; use a sorter once.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="document">Its document as posts.</param>
    /// <param name="memory">What the feed has listed before.</param>
    public Arrivals Sort(FeedId feed, NormalizedDocument document, FeedMemory? memory)
    {
        var known = store.Posts([.. document.Posts.Select(post => post.Id)]).ToDictionary(post => post.Id);
        var (posts, shared) = ApartFromEarlier(feed, document, known);
        var renamed = new RenamedItems(memory, posts, store);
        var seen = new List<RememberedItem>(posts.Count);
        var edits = new Stack<(Post Old, Post Post)>();
        var reissued = 0;
        foreach (var (position, post) in posts.Index())
        {
            var old = known.GetValueOrDefault(post.Id) ?? (renamed.Find(post) is { } id ? store.Post(id) : null);
            // Of a long document issued anew the older posts are not remembered; they came in when it was read first.
            var isForgotten = old is null && renamed.IsReissued && position < posts.Count - RenamedItems.MaximumListed;
            if (renamed.IsReissued && (isForgotten || old is not null)) reissued++;
            if (isForgotten) continue;
            seen.Add(RenamedItems.Remember(post, old?.Id ?? post.Id));
            if (old is null) _added.Add(post);
            else if (!old.IsArchived && old.Fingerprint != post.Fingerprint && old.Revision < MaximumRevisions) edits.Push((old, document.WithoutTranscript.Contains(post.Id) ? SpokenWords.Kept(old, post, longestText) : post));
        }

        // Where there is no room for all, the newest posts come first: their edits are corrections of what is being read.
        foreach (var (old, post) in edits) Edit(old, post);

        return new Arrivals(_added.ToImmutable(), _edited.ToImmutable(), _revisions.ToImmutable(), budget.Spent, budget.Refused, RenamedItems.Merge(feed, memory, seen, shared)) { Reissued = reissued };
    }

    /// <summary>Other news under an identity that was used before gets one of its own, and the identity counts as shared from now on.</summary>
    private (IReadOnlyList<Post> Posts, IReadOnlyCollection<string> Shared) ApartFromEarlier(FeedId feed, NormalizedDocument document, Dictionary<PostId, Post> known)
    {
        var room = ItemIdentities.MaximumShared - document.SharedGuids.Count;
        var reused = document.Posts.Where(post => known.TryGetValue(post.Id, out var earlier) && !earlier.IsArchived && post.Parts.IsEmpty && post.Url != post.Guid && ReusedIdentity.Is(earlier, post)).Take(room).ToDictionary(post => post.Id);
        if (reused.Count == 0) return (document.Posts, document.SharedGuids);
        foreach (var post in store.Posts([.. reused.Values.Select(post => Apart(feed, post).Id)])) known[post.Id] = post;
        return ([.. document.Posts.Select(post => reused.ContainsKey(post.Id) ? Apart(feed, post) : post)], [.. document.SharedGuids, .. reused.Values.Select(post => Marks.Of(post.Guid))]);
    }

    private static Post Apart(FeedId feed, Post post)
    {
        var guid = ItemIdentities.Apart(post.Guid, post.Url!);
        return post with { Id = PostId.From(feed, guid), Guid = guid };
    }

    private void Edit(Post old, Post post)
    {
        if (!budget.TryTake(old, post)) return;
        _revisions.Add(new PostRevision(old.Id, old.Revision, old.Title, old.Text, old.RevisedAt));
        _edited.Add(post with
        {
            Id = old.Id,
            Guid = old.Guid,
            Revision = old.Revision + 1,
            PublishedAt = old.PublishedAt,
            PublishedRaw = old.PublishedRaw,
            FirstSeenAt = old.FirstSeenAt,
        });
    }
}
