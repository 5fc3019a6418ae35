using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds;

/// <summary>
/// Finds known posts under new names: publishers change identities when they move to https, to another system, or for no reason.
/// Cautious, because taking a new post for an old one would hide it: the dates must agree, and with them the text or the address.
/// </summary>
internal sealed class RenamedItems
{
    private const int MaximumListed = 1000;
    private const int MaximumEarlier = 300;

    private readonly List<RememberedItem> _absent;
    private readonly HashSet<string> _commonLinks;

    /// <param name="memory">What the feed has listed before.</param>
    /// <param name="listed">What it lists now.</param>
    public RenamedItems(FeedMemory? memory, IReadOnlyList<Post> listed)
    {
        var present = listed.Select(post => post.Id).ToHashSet();
        _absent = memory is null ? [] : [.. memory.Items.Where(item => !present.Contains(item.Post))];
        _commonLinks = [.. listed.Select(Link).Concat(_absent.Select(item => item.Link))
            .OfType<string>().GroupBy(link => link, StringComparer.Ordinal).Where(link => link.Count() > 2).Select(link => link.Key)];
    }

    /// <summary>The post that this one is under another name; null where there is none, or no telling which.</summary>
    public PostId? Find(Post post)
    {
        if (_absent.Count == 0) return null;
        var item = Remember(post, post.Id);
        var alike = _absent.Where(known => IsSame(known, item)).Take(2).ToList();
        if (alike.Count != 1) return null;
        _absent.Remove(alike[0]);
        return alike[0].Post;
    }

    /// <summary>A post by its marks.</summary>
    /// <param name="post">The post as the document has it.</param>
    /// <param name="id">Its identity in the store.</param>
    public static RememberedItem Remember(Post post, PostId id) => new(
        id,
        Link(post),
        post.Title is { } title ? Marks.Of(title) : null,
        Marks.Of($"{post.Title}\n{post.Text}"),
        post.PublishedAt < post.FirstSeenAt ? DateTimeOffset.FromUnixTimeSeconds(post.PublishedAt.ToUnixTimeSeconds()) : null);

    /// <summary>The memory after a document; null where nothing has changed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="before">The memory before it.</param>
    /// <param name="seen">What the document lists, oldest first.</param>
    /// <param name="shared">Identities that tell nothing alone.</param>
    public static FeedMemory? Merge(FeedId feed, FeedMemory? before, IReadOnlyList<RememberedItem> seen, IReadOnlyCollection<string> shared)
    {
        var listed = seen.Reverse().Take(MaximumListed).ToImmutableArray();
        if (before is not null && before.SharedGuids.Length == shared.Count && before.Items.AsSpan(0, Math.Min(listed.Length, before.Items.Length)).SequenceEqual(listed.AsSpan())) return null;
        var now = listed.Select(item => item.Post).ToHashSet();
        var earlier = before?.Items.Where(item => !now.Contains(item.Post)).Take(MaximumEarlier) ?? [];
        return new FeedMemory { Id = feed, Items = [.. listed, .. earlier], SharedGuids = [.. shared] };
    }

    private bool IsSame(RememberedItem known, RememberedItem item)
    {
        var sameLink = known.Link is not null && known.Link == item.Link && !_commonLinks.Contains(known.Link);
        if (known.PublishedAt != item.PublishedAt) return false;
        var isDated = item.PublishedAt is not null;
        if (known.Content == item.Content) return isDated || sameLink || (known.Link is null && item.Link is null);
        var sameTitle = item.Title is not null && known.Title == item.Title;
        return sameLink ? isDated || sameTitle : isDated && sameTitle && known.Link is null && item.Link is null;
    }

    private static string? Link(Post post) => Marks.Address(post.Url) is { } link ? Marks.Of(link) : null;
}
