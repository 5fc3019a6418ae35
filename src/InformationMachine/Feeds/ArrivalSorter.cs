using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;

namespace InformationMachine.Feeds;

/// <summary>
/// Tells new posts from known and edited ones. A post under an unknown identity is a known one renamed where the feed's memory holds
/// an item like it that the document no longer lists.
/// </summary>
/// <param name="store">What is known.</param>
/// <param name="budget">How much room the feed's edits may take now, in bytes.</param>
internal sealed class ArrivalSorter(IMachineReader store, EditBudget budget)
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
        var renamed = new RenamedItems(memory, document.Posts);
        var seen = new List<RememberedItem>(document.Posts.Count);
        foreach (var post in document.Posts)
        {
            var old = known.GetValueOrDefault(post.Id) ?? (renamed.Find(post) is { } id ? store.Post(id) : null);
            seen.Add(RenamedItems.Remember(post, old?.Id ?? post.Id));
            if (old is null) _added.Add(post);
            else if (!old.IsArchived && old.Fingerprint != post.Fingerprint && old.Revision < MaximumRevisions) Edit(old, post);
        }

        return new Arrivals(_added.ToImmutable(), _edited.ToImmutable(), _revisions.ToImmutable(), budget.Spent, budget.Refused, RenamedItems.Merge(feed, memory, seen, document.SharedGuids));
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
