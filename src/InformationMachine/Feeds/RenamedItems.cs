using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;

namespace InformationMachine.Feeds;

/// <summary>
/// Finds known posts under new names: publishers change identities when they move to https, to another system, correct a slug, or for no
/// reason. Cautious, because taking a new post for an old one would hide it: the dates must agree, and with them the text, nearly all of
/// it, or the address. Only what the document no longer lists can have been renamed. A document of which nearly everything stands under new
/// names, with the words of what it listed before, has been issued anew as a whole: there the words alone tell.
/// </summary>
internal sealed class RenamedItems
{
    /// <summary>How many posts of a document are remembered, the newest.</summary>
    public const int MaximumListed = 1000;
    private const int MaximumEarlier = 300;

    /// <summary>The share of words that a corrected post keeps.</summary>
    private const double Corrected = 0.9;

    /// <summary>Fewer characters may well be said twice.</summary>
    private const int Long = 100;

    /// <summary>Of fewer posts, all may by chance be said again.</summary>
    private const int FewestReissued = 5;

    private const double Reissued = 0.9;

    private readonly List<RememberedItem> _absent;
    private readonly HashSet<string> _commonLinks;
    private readonly HashSet<DateTimeOffset> _commonDates;
    private readonly IMachineReader _store;

    /// <param name="memory">What the feed has listed before.</param>
    /// <param name="listed">What it lists now.</param>
    /// <param name="store">Where the texts of known posts are.</param>
    public RenamedItems(FeedMemory? memory, IReadOnlyList<Post> listed, IMachineReader store)
    {
        _store = store;
        var present = listed.Select(post => post.Id).ToHashSet();
        _absent = memory is null ? [] : [.. memory.Items.Where(item => !present.Contains(item.Post))];
        _commonLinks = [.. listed.Select(Link).Concat(_absent.Select(item => item.Link))
            .OfType<string>().GroupBy(link => link, StringComparer.Ordinal).Where(link => link.Count() > 2).Select(link => link.Key)];
        IsReissued = TellReissued(listed);
        _commonDates = [.. listed.Select(Date).Concat(_absent.Select(item => item.PublishedAt)).OfType<DateTimeOffset>().GroupBy(date => date).Where(date => date.Count() > 2).Select(date => date.Key)];
    }

    /// <summary>Whether nearly all that is listed, as far as it is remembered, has the words of something that is listed no more.</summary>
    public bool IsReissued { get; }

    /// <summary>The post that this one is under another name; null where there is none, or no telling which.</summary>
    public PostId? Find(Post post)
    {
        if (_absent.Count == 0) return null;
        var item = Remember(post, post.Id);
        var alike = _absent.Where(known => IsSame(known, item)).Take(2).ToList();
        if (alike.Count == 0) alike = [.. _absent.Where(known => IsCorrected(known, item, post)).Take(2)];
        if (alike.Count == 0 && IsReissued) alike = [.. _absent.Where(known => known.Content == item.Content).Take(1)];
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
        Date(post));

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

    private bool TellReissued(IReadOnlyList<Post> listed)
    {
        if (_absent.Count < FewestReissued) return false;
        var gone = _absent.GroupBy(item => item.Content).ToDictionary(same => same.Key, same => same.Count());
        var newest = listed.Skip(Math.Max(0, listed.Count - MaximumListed)).ToList();
        var again = 0;
        foreach (var post in newest)
        {
            var content = Remember(post, post.Id).Content;
            if (gone.GetValueOrDefault(content) is 0) continue;
            gone[content]--;
            again++;
        }

        return again >= FewestReissued && again >= newest.Count * Reissued;
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

    /// <summary>
    /// The same post with another name and another address, and a small edit: published at the same second, which few others share, nearly
    /// all words the same. A midnight is only a day; then the addresses must be alike too. With another date (a post put on top again), all
    /// words and the path of the address.
    /// </summary>
    private bool IsCorrected(RememberedItem known, RememberedItem item, Post post)
    {
        if (item.PublishedAt is not { } date) return false;
        if (known.PublishedAt == date)
        {
            if (_commonDates.Contains(date) || _store.Post(known.Post) is not { } old || Likeness.Of(old, post) < Corrected) return false;
            return date.UtcDateTime.TimeOfDay != TimeSpan.Zero || Likeness.Of(old.Url ?? "", post.Url ?? "") >= Corrected - 0.3;
        }

        return known.PublishedAt is not null && known.Content == item.Content && post.Text.Length >= Long && Page(post.Url) is { } page && _store.Post(known.Post) is { } before && Page(before.Url) == page;
    }

    /// <summary>An address without its query; null for the front page, which is anybody's.</summary>
    private static string? Page(string? url) =>
        Marks.Address(url) is { } address && address.Split('?')[0] is var page && page.Contains('/', StringComparison.Ordinal) ? page : null;

    private static DateTimeOffset? Date(Post post) => post.PublishedAt < post.FirstSeenAt ? DateTimeOffset.FromUnixTimeSeconds(post.PublishedAt.ToUnixTimeSeconds()) : null;

    private static string? Link(Post post) => Marks.Address(post.Url) is { } link ? Marks.Of(link) : null;
}
