using System.Collections.Frozen;
using InformationMachine.Briefings.Importance;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Feeds;
using InformationMachine.Text;

namespace InformationMachine.Deliveries.Watches;

/// <summary>What watches ask of a version of a story. Read only as far as somebody asks.</summary>
internal sealed class StoryFacts
{
    private readonly IMachineReader _reader;
    private readonly FeedList _feeds;
    private readonly Lazy<string> _words;
    private readonly Lazy<FrozenSet<string>> _authors;
    private readonly Lazy<FrozenSet<string>> _feedNames;
    private readonly Lazy<FrozenSet<string>> _terms;

    public StoryFacts(StoryThread thread, Briefing briefing, StoryImportance importance, IMachineReader reader, FeedList feeds)
    {
        (Thread, Briefing, Importance, _reader, _feeds) = (thread, briefing, importance, reader, feeds);
        _words = new(() => Spaced(string.Join(" . ", briefing.Sources.SelectMany(source => new[] { source.Title, source.Text }).Prepend(briefing.Title))));
        _authors = new(() => briefing.Sources.SelectMany(source => new[] { source.Author, source.Handle, source.Handle?.TrimStart('@') }).OfType<string>().ToFrozenSet(StringComparer.OrdinalIgnoreCase));
        _feedNames = new(ReadFeeds);
        _terms = new(() => StoryTerms.Of(briefing).ToFrozenSet(StringComparer.Ordinal));
    }

    public StoryThread Thread { get; }

    public Briefing Briefing { get; }

    public StoryImportance Importance { get; }

    /// <summary>True where the words follow each other somewhere in the headline or the posts, whatever their case and accents.</summary>
    public bool Says(string phrase) => Spaced(phrase) is { Length: > 2 } wanted && _words.Value.Contains(wanted, StringComparison.Ordinal);

    public bool IsBy(string author) => _authors.Value.Contains(author);

    public bool IsFrom(string feed) => _feedNames.Value.Contains(feed);

    public bool HasTag(string tag) => Tags().Contains(tag, StringComparer.OrdinalIgnoreCase);

    /// <summary>The tags of the feeds that brought its posts.</summary>
    public IEnumerable<string> Tags() => _feeds.Feeds.Where(feed => _feedNames.Value.Contains(feed.Id.Value)).SelectMany(feed => feed.Tags).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where it shares enough names and words with a story.</summary>
    public bool IsLike(IReadOnlyCollection<string> terms) => StoryTerms.AreLike(_terms.Value, terms);

    private FrozenSet<string> ReadFeeds() =>
        _reader.Posts([.. Briefing.Sources.Select(source => source.Post)]).Select(post => post.Feed.Value).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string Spaced(string text) => $" {string.Join(' ', FoldedWords.Of(text))} ";
}
