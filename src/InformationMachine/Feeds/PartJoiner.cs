using System.Collections.Immutable;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds;

/// <summary>
/// What one author tells in several posts (replies to oneself, or 1/7 …) becomes one post with parts, also where the parts arrive over
/// several polls. A part that was stored as a post of its own, because what it continues was unknown then, stays one. Thread-safe.
/// </summary>
internal sealed class PartJoiner(IMachineReader store, FeedOptions options)
{
    /// <summary>An author who adds to a post later than this has something new to say: that is a post of its own.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    /// <summary>The most parts of one post; what follows begins another.</summary>
    public const int MaximumParts = 100;

    /// <summary>The posts with parts put in their place.</summary>
    /// <param name="posts">The posts of one reading, oldest first.</param>
    /// <param name="document">What they were read from.</param>
    public IReadOnlyList<Post> Join(IReadOnlyList<Post> posts, ParsedFeed document)
    {
        if (posts.Count == 0 || (!document.HasReplies && !posts.Any(post => Number(post) is not null))) return posts;
        var groups = new PartGroups(store, posts, Continued(document)).Find();
        return [.. groups.Select(Merge)];
    }

    /// <summary>The number on a post; posts with a headline are articles, which are told in one.</summary>
    public static PartNumber? Number(Post post) => post.Title is null ? PartNumber.Of(post.Parts.IsEmpty ? post.Text : post.Parts[^1].Text) : null;

    private static Dictionary<string, string> Continued(ParsedFeed document)
    {
        var continued = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in document.Items)
        {
            if (item is { Id: { } id, Continues: { } before }) continued.TryAdd(id, before);
        }

        return continued;
    }

    private Post Merge(PartGroup group)
    {
        var parts = new Dictionary<PostId, PostPart>();
        foreach (var part in Parts(group.Stored)) parts[part.Id] = part;
        foreach (var post in group.Posts)
        {
            var part = Part(post);
            // The date a post was stored with stays: one that was absent would be another with every reading.
            parts[post.Id] = parts.TryGetValue(post.Id, out var known) ? part with { PublishedAt = known.PublishedAt } : part;
        }

        var first = group.Posts.Find(post => post.Id == group.Id) ?? group.Stored!;
        return parts.Count == 1 ? first : Whole(first, group, [.. InOrder(parts.Values, group.Id)]);
    }

    private Post Whole(Post first, PartGroup group, ImmutableArray<PostPart> parts)
    {
        var text = PostNormalizer.Cut(string.Join('\n', parts.Select(part => PartNumber.Strip(part.Text)).Where(words => words.Length > 0)), options.MaximumTextLength) ?? "";
        var quoted = parts.Select(part => part.Quoted).FirstOrDefault(quote => quote is not null);
        var posts = group.Stored is null ? group.Posts : [group.Stored, .. group.Posts];
        ImmutableArray<string> labels = [.. posts.SelectMany(post => post.Labels).Distinct(StringComparer.Ordinal)];
        return first with
        {
            Text = text,
            Parts = parts,
            Quoted = quoted,
            Links = [.. posts.SelectMany(post => post.Links).Distinct(StringComparer.Ordinal)],
            LinkTitle = posts.Select(post => post.LinkTitle).FirstOrDefault(title => title is not null),
            Labels = labels,
            LeadPicture = posts.Select(post => post.LeadPicture).FirstOrDefault(lead => lead is not null),
            Pictures = [.. posts.SelectMany(post => post.Pictures).Distinct().Take(PictureText.MaximumPictures)],
            RevisedAt = group.Posts.Max(post => post.RevisedAt),
            Fingerprint = PostNormalizer.Fingerprint(first.Title, text, quoted, labels),
        };
    }

    private static IEnumerable<PostPart> Parts(Post? stored) => stored is null ? [] : stored.Parts.IsEmpty ? [Part(stored)] : stored.Parts;

    private static PostPart Part(Post post) => new(post.Id, post.Guid, post.Url, post.Text, post.Quoted, post.PublishedAt);

    /// <summary>By time; parts that were published together follow their identities, which grow.</summary>
    private static IEnumerable<PostPart> InOrder(IEnumerable<PostPart> parts, PostId first) => parts
        .OrderBy(part => part.Id != first).ThenBy(part => part.PublishedAt).ThenBy(part => part.Guid.Length).ThenBy(part => part.Guid, StringComparer.Ordinal);
}
