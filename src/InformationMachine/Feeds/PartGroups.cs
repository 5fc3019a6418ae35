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
    private readonly Dictionary<PostId, PartGroup> _storedGroups = [];
    private readonly Lazy<ILookup<(string, string?, PartNumber), Post>> _counts;
    private readonly Lazy<ILookup<(string, string?, PartNumber), Post>> _storedCounts;

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

        _counts = new(() => Counts(_posts));
        _storedCounts = new(() => Counts(_store.PostsAfter(Math.Max(0, _store.Counts().Posts - SearchedPosts)).Where(post => post.Feed == _feed)));
    }

    /// <summary>The groups, in the order of their first posts.</summary>
    public IReadOnlyList<PartGroup> Find()
    {
        foreach (var post in _posts) Place(post);
        return _groups;
    }

    /// <summary>
    /// Places a post behind what it continues, which is placed first. Step by step and not call by call: how long a chain of replies is, is
    /// said by its publisher.
    /// </summary>
    private void Place(Post post)
    {
        var chain = new Stack<(Post Post, Post? Before, Post? Holder)>();
        for (Post? at = post; at is not null && !_groupOf.ContainsKey(at.Id);)
        {
            if (_stored.TryGetValue(at.Id, out var holder))
            {
                Add(Group(holder.Id, holder), at);
                break;
            }

            // Nobody can continue what continues itself: while its place is looked for, a post stands alone.
            _groupOf[at.Id] = new PartGroup(at.Id, null, [at]);
            var (before, stored) = Before(at);
            chain.Push((at, before, stored));
            at = before;
        }

        while (chain.TryPop(out var link))
        {
            var alone = _groupOf[link.Post.Id];
            var group = link.Before is { } before ? _groupOf[before.Id] : link.Holder is { } holder ? Group(holder.Id, holder) : null;
            if (group is not null && group.Id != link.Post.Id && Count(group) < PartJoiner.MaximumParts) Add(group, link.Post);
            else _groups.Add(alone);
        }
    }

    /// <summary>What a post continues, read or stored: the author's own post that it replies to, unless that is long past, or else the number before its own.</summary>
    private (Post? Read, Post? Holder) Before(Post post)
    {
        if (_continued.TryGetValue(post.Guid, out var guid))
        {
            var id = PostId.From(_feed, guid);
            if (_read.TryGetValue(id, out var before))
            {
                if (IsSoonAfter(post, before.PublishedAt) && IsSameAuthor(post, before)) return (before, null);
            }
            else if (_stored.TryGetValue(id, out var holder) && IsSameAuthor(post, holder) && IsSoonAfter(post, Last(holder)))
            {
                return (null, holder);
            }
        }

        if (PartJoiner.Number(post) is not { Index: > 1 } number) return (null, null);
        var key = Key(post, number with { Index = number.Index - 1 });
        if (_counts.Value[key].LastOrDefault(other => other.PublishedAt <= post.PublishedAt && IsSoonAfter(post, other.PublishedAt)) is { } counted) return (counted, null);
        return (null, _storedCounts.Value[key].LastOrDefault(other => Last(other) <= post.PublishedAt && IsSoonAfter(post, Last(other))));
    }

    /// <summary>Posts by author and number, in their order; read once, because every post of a document may carry a number.</summary>
    private static ILookup<(string, string?, PartNumber), Post> Counts(IEnumerable<Post> posts) =>
        posts.Select(post => (Post: post, Number: PartJoiner.Number(post))).Where(pair => pair.Number is not null).ToLookup(pair => Key(pair.Post, pair.Number!.Value), pair => pair.Post);

    private static (string, string?, PartNumber) Key(Post post, PartNumber number) => (post.Author, post.Handle, number);

    private static bool IsSameAuthor(Post post, Post other) => post.Author == other.Author && post.Handle == other.Handle;

    private static bool IsSoonAfter(Post post, DateTimeOffset before) => (post.PublishedAt - before).Duration() <= PartJoiner.LongestPause;

    private static DateTimeOffset Last(Post holder) => holder.Parts.IsEmpty ? holder.PublishedAt : holder.Parts[^1].PublishedAt;

    private static int Count(PartGroup group) => (group.Stored?.Parts.Length ?? 0) + group.Posts.Count;

    private PartGroup Group(PostId id, Post stored)
    {
        if (_storedGroups.TryGetValue(id, out var known)) return known;
        var added = _storedGroups[id] = new PartGroup(id, stored, []);
        _groups.Add(added);
        return added;
    }

    private void Add(PartGroup group, Post post)
    {
        group.Posts.Add(post);
        _groupOf[post.Id] = group;
    }
}
