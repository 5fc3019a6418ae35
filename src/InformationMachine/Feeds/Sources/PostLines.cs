using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>Lines in the form of <see cref="PostsFile"/> to items. A line that is wrong is a problem and stops no other.</summary>
internal sealed class PostLines
{
    private readonly List<ParsedItem> _items = [];
    private readonly List<string> _problems = [];

    public int Count => _items.Count;

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Takes a line; false where it is wrong. Blank lines are passed over.</summary>
    public bool Add(string line, string where)
    {
        if (string.IsNullOrWhiteSpace(line)) return true;
        try
        {
            var post = PostsFile.Parse(line, where);
            _items.Add(new ParsedItem
            {
                Id = post.Guid,
                Title = post.Title is null ? null : PlainText.Line(post.Title),
                Link = WebAddress.Resolve(null, post.Url),
                // A line without an author takes the name of its feed: here that is no author.
                Author = post.Author == post.Feed.Value ? null : PlainText.Line(post.Author),
                Handle = post.Handle,
                Published = post.PublishedAt,
                PublishedRaw = post.PublishedRaw,
                ContentText = PlainText.Tidy(post.Text),
                Language = post.Language,
            });
            return true;
        }
        catch (RefusedException e)
        {
            Complain(e.Message);
            return false;
        }
    }

    public void Complain(string problem)
    {
        if (_problems.Count < LocalFile.MaximumProblems) _problems.Add(problem);
    }

    /// <summary>Items are listed the newest first, as documents do.</summary>
    public IEnumerable<ParsedItem> Items => Enumerable.Reverse(_items);

    public SourceReading Reading(string title, string? cursor) => new()
    {
        Outcome = new FetchOutcome(),
        Feed = new ParsedFeed { Title = title, Items = [.. Items] },
        Problems = [.. _problems],
        Cursor = cursor,
    };
}
