using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;

namespace InformationMachine.Feeds;

/// <summary>Which posts of one reading belong together, and with which stored post. For one use by one thread.</summary>
internal sealed class PartGroups
{
    /// <summary>How many of the latest stored posts are searched for the beginning of a count that goes on.</summary>
    private const int SearchedPosts = 2000;

    private readonly IMachineReader _store;
    private readonly IReadOnlyList<Post> _posts;
    private readonly IReadOnlyDictionary<string, string> _continued;
    private readonly FeedId _feed;
    private readonly Dictionary<PostId, Post> _read;
    private readonly Dictionary<PostId, Post> _stored;
    private readonly Dictionary<PostId, PartGroup> _groupOf = [];
    private readonly List<PartGroup> _groups = [];

    /// <param name="store">Where known posts are.</param>
    /// <param name="posts">The posts read, oldest first; at least one.</param>
    /// <param name="continued">The identity of a post to that of its author's own post before it.</param>
    public PartGroups(IMachineReader store, IReadOnlyList<Post> posts, IReadOnlyDictionary<string, string> continued)
    {
        (_store, _posts, _continued, _feed) = (store, posts, continued, posts[0].Feed);
        _read = posts.GroupBy(post => post.Id).ToDictionary(same => same.Key, same => same.First());
        var ids = posts.Select(post => post.Id).Concat(continued.Values.Select(guid => PostId.From(_feed, guid))).Distinct().ToList();
        _stored = store.Posts(ids).ToDictionary(post => post.Id);
        foreach (var holder in store.PostsHolding(ids))
        {
            foreach (var part in holder.Parts) _stored[part.Id] = holder;
        }
    }

    /// <summary>The groups, in the order of their first posts.</summary>
    public IReadOnlyList<PartGroup> Find()
    {
        foreach (var post in _posts) Place(post);
        return _groups;
    }

    private PartGroup Place(Post post)
    {
        if (_groupOf.TryGetValue(post.Id, out var known)) return known;
        if (_stored.TryGetValue(post.Id, out var holder)) return Add(Group(holder.Id, holder), post);
        // Nobody can continue what continues itself: while its place is looked for, a post stands alone.
        var alone = _groupOf[post.Id] = new PartGroup(post.Id, null, [post]);
        if ((Before(post) ?? Counted(post)) is { } group && group.Id != post.Id && Count(group) < PartJoiner.MaximumParts) return Add(group, post);
        _groups.Add(alone);
        return alone;
    }

    /// <summary>The group of the author's own post that this one replies to, unless it is long past.</summary>
    private PartGroup? Before(Post post)
    {
        if (!_continued.TryGetValue(post.Guid, out var guid)) return null;
        var id = PostId.From(_feed, guid);
        if (_read.TryGetValue(id, out var before)) return IsSoonAfter(post, before.PublishedAt) && IsSameAuthor(post, before) ? Place(before) : null;
        return _stored.TryGetValue(id, out var holder) && IsSameAuthor(post, holder) && IsSoonAfter(post, Last(holder)) ? Group(holder.Id, holder) : null;
    }

    /// <summary>The group that ends with the number before this post's own.</summary>
    private PartGroup? Counted(Post post)
    {
        if (PartJoiner.Number(post) is not { Index: > 1 } number) return null;
        var before = _posts.LastOrDefault(other => other.Id != post.Id && IsBefore(other, post, number, other.PublishedAt));
        if (before is not null) return Place(before);
        var stored = _store.PostsAfter(Math.Max(0, _store.Counts().Posts - SearchedPosts)).LastOrDefault(other => other.Feed == _feed && IsBefore(other, post, number, Last(other)));
        return stored is null ? null : Group(stored.Id, stored);
    }

    private static bool IsBefore(Post other, Post post, PartNumber number, DateTimeOffset time) =>
        IsSameAuthor(post, other) && PartJoiner.Number(other) is { } before && number.Follows(before) && time <= post.PublishedAt && IsSoonAfter(post, time);

    private static bool IsSameAuthor(Post post, Post other) => post.Author == other.Author && post.Handle == other.Handle;

    private static bool IsSoonAfter(Post post, DateTimeOffset before) => (post.PublishedAt - before).Duration() <= PartJoiner.LongestPause;

    private static DateTimeOffset Last(Post holder) => holder.Parts.IsEmpty ? holder.PublishedAt : holder.Parts[^1].PublishedAt;

    private static int Count(PartGroup group) => (group.Stored?.Parts.Length ?? 0) + group.Posts.Count;

    private PartGroup Group(PostId id, Post stored)
    {
        if (_groups.Find(group => group.Id == id) is { } known) return known;
        var added = new PartGroup(id, stored, []);
        _groups.Add(added);
        return added;
    }

    private PartGroup Add(PartGroup group, Post post)
    {
        group.Posts.Add(post);
        return _groupOf[post.Id] = group;
    }
}
