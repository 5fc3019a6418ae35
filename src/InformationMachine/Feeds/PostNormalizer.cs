using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds;

/// <summary>Parsed items to posts: who, when, which identity, and no longer than may be. Pure.</summary>
internal sealed class PostNormalizer
{
    private const int MaximumTitleLength = 500;
    private const int MaximumNameLength = 200;
    private const int MaximumQuoteLength = 4000;
    private const int MaximumLabels = 8;
    private const int MaximumIdentityLength = 2000;
    private const int MaximumLanguageLength = 35;
    private static readonly DateTimeOffset EarliestCredible = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FeedOptions _options;

    public PostNormalizer(FeedOptions options) => _options = options;

    /// <summary>The posts of a document, oldest first; items without any words are left out.</summary>
    /// <param name="config">The feed.</param>
    /// <param name="feed">The document.</param>
    /// <param name="now">When it was read.</param>
    public IReadOnlyList<Post> Normalize(FeedConfig config, ParsedFeed feed, DateTimeOffset now) => Read(config, feed, now, shared: []).Posts;

    /// <summary>The same, with what is known of identities that the publisher gives to several items.</summary>
    /// <param name="config">The feed.</param>
    /// <param name="feed">The document.</param>
    /// <param name="now">When it was read.</param>
    /// <param name="shared">Identities known to be shared, as <see cref="Marks"/>.</param>
    public NormalizedDocument Read(FeedConfig config, ParsedFeed feed, DateTimeOffset now, IEnumerable<string> shared)
    {
        var items = feed.Items.Length <= _options.MaximumPostsPerDocument ? feed.Items : feed.Items[.._options.MaximumPostsPerDocument];
        var identities = new ItemIdentities(items, shared);
        var signs = LeadPictures.Shared(items);
        var seen = new HashSet<PostId>();
        var posts = new List<(Post Post, int Place)>(items.Length);
        var unheard = new HashSet<PostId>();
        for (var place = 0; place < items.Length; place++)
        {
            if (Post(config, feed, items[place], now, identities, signs) is not { } post || !seen.Add(post.Id)) continue;
            posts.Add((post, place));
            if (config.Transcripts && items[place] is { Transcript: null, Transcripts.IsEmpty: false }) unheard.Add(post.Id);
        }

        // Documents list the newest first; among posts of one time the later place is the older one.
        return new NormalizedDocument([.. posts.OrderBy(item => item.Post.PublishedAt).ThenByDescending(item => item.Place).Select(item => item.Post)], identities.Shared) { WithoutTranscript = unheard };
    }

    /// <summary>The words of an item; where a picture is all there is, what its author says it shows.</summary>
    private static string? Body(ParsedItem item)
    {
        var body = item.ContentText is { } text ? QuotedPassages.Mark(text, item.ContentHtml) : item.SummaryText;
        if (item.IsEpisode && body is not null) body = ShowNotes.Clean(body);
        return string.IsNullOrWhiteSpace(body) ? PictureText.Of(item.Pictures) : body;
    }

    private static PostQuote? Shortened(PostQuote? quote) => quote is null ? null : quote with { Author = Cut(quote.Author, MaximumNameLength), Handle = Cut(quote.Handle, MaximumNameLength), Text = Cut(quote.Text, MaximumQuoteLength) ?? "" };

    private Post? Post(FeedConfig config, ParsedFeed feed, ParsedItem item, DateTimeOffset now, ItemIdentities identities, IReadOnlySet<string> signs)
    {
        var title = Cut(Meant(item.Title), MaximumTitleLength);
        var notes = Cut(Meant(Body(item)), _options.MaximumTextLength) ?? "";
        var text = item.Transcript is { } said ? SpokenWords.Below(notes, said, _options.MaximumTextLength) : notes;
        if (title is null && text.Length == 0 && item.Quoted is not { Text.Length: > 0 }) return null;
        // Microblogs repeat the text as its own title; a title that only repeats is none.
        if (title is not null && IsRepeated(title, text)) title = null;
        var guid = identities.Of(item);
        var quoted = Shortened(item.Quoted);
        return new Post
        {
            Id = PostId.From(config.Id, guid),
            Feed = config.Id,
            // A record of the store has its limits, which a publisher must not reach; the identity itself comes from all of it.
            Guid = guid.Length <= MaximumIdentityLength ? guid : Cut(guid, MaximumIdentityLength) ?? "",
            Author = Cut(Meant(item.Author) ?? config.Author ?? Meant(item.Source) ?? Named(feed.Author) ?? config.Title ?? TitleOf(feed), MaximumNameLength) ?? config.Id.Value,
            Handle = Cut(item.Handle, MaximumNameLength) ?? config.Handle,
            Title = title,
            Text = text,
            Url = item.Link,
            Links = item.Links,
            Quoted = quoted,
            Answered = Shortened(item.Answered),
            Conversation = item.Conversation == item.Link ? null : item.Conversation,
            Labels = [.. item.Labels.Select(label => Cut(label, MaximumTitleLength)).OfType<string>().Distinct(StringComparer.Ordinal).Take(MaximumLabels)],
            Pictures = [.. item.Pictures.Take(PictureText.MaximumPictures)],
            LeadPicture = item.LeadPicture is { } lead && !signs.Contains(lead.Url) ? lead : null,
            LinkTitle = Cut(item.LinkTitle, MaximumTitleLength),
            PublishedAt = Published(item, now),
            PublishedRaw = Cut(item.PublishedRaw, 100),
            FirstSeenAt = now,
            RevisedAt = now,
            Language = (item.Language ?? feed.Language) is { Length: <= MaximumLanguageLength } language ? language : null,
            Fingerprint = Fingerprint(title, notes, quoted, item.Labels),
        };
    }

    /// <summary>What a feed calls itself.</summary>
    public static string? TitleOf(ParsedFeed feed) => feed.Title is null ? null : Cut(DoubleEncoding.Mend(feed.Title, feed.Description), MaximumTitleLength);

    private static string? Meant(string? text) => text is null ? null : DoubleEncoding.Mend(text);

    /// <summary>An address of those who run the feed ("webmaster@…") names nobody.</summary>
    private static string? Named(string? author) => author is not null && author.Contains('@', StringComparison.Ordinal) && !author.Contains(' ', StringComparison.Ordinal) ? null : author;

    private static DateTimeOffset Published(ParsedItem item, DateTimeOffset now) =>
        (item.Published ?? RelativeDates.Read(item.PublishedRaw, now)) is { } date && date >= EarliestCredible && date <= now ? date.ToUniversalTime() : now;

    private static bool IsRepeated(string title, string text)
    {
        var start = title.TrimEnd('…', '.', ' ');
        return start.Length > 0 && text.Length >= start.Length && text.AsSpan().StartsWith(start, StringComparison.Ordinal) && (title.EndsWith('…') || title.EndsWith("...", StringComparison.Ordinal) || text.Length == title.Length);
    }

    /// <summary>By what readers see an edit is noticed.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="text">The text.</param>
    /// <param name="quoted">What is quoted.</param>
    /// <param name="labels">What readers are warned of.</param>
    public static string Fingerprint(string? title, string text, PostQuote? quoted, ImmutableArray<string> labels) =>
        Hash($"{title}\n{text}\n{quoted?.Text}{string.Concat(labels.Select(label => "\n! " + label))}");

    /// <summary>No longer than <paramref name="limit"/>, cut at a word; null where there are no words.</summary>
    public static string? Cut(string? text, int limit)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length <= limit) return text;
        var end = text.LastIndexOfAny([' ', '\n'], limit - 1);
        if (end < limit / 2) end = char.IsHighSurrogate(text[limit - 2]) ? limit - 2 : limit - 1;
        return text[..end].TrimEnd() + "…";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
