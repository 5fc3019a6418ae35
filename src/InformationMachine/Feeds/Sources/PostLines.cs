using InformationMachine.Data.Posts;
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
            _items.AddRange(Expand(post, new ParsedItem
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
                Links = [.. post.Links.Select(link => WebAddress.Resolve(null, link)).OfType<string>()],
                LinkTitle = post.LinkTitle is null ? null : PlainText.Line(post.LinkTitle),
                Quoted = Safe(post.Quoted),
                Answered = Safe(post.Answered),
                Conversation = WebAddress.Resolve(null, post.Conversation),
                Labels = [.. post.Labels.Select(PlainText.Line)],
                Pictures = [.. post.Pictures.Select(picture => picture with { Url = WebAddress.Resolve(null, picture.Url) })],
                LeadPicture = post.LeadPicture,
            }));
            return true;
        }
        catch (RefusedException e)
        {
            Complain(e.Message);
            return false;
        }
    }

    /// <summary>A post told in parts is a thread of its author's: the parts are joined where all threads are.</summary>
    private static IEnumerable<ParsedItem> Expand(Post post, ParsedItem item)
    {
        if (post.Parts.IsEmpty) return [item];
        return post.Parts.Select((part, index) => new ParsedItem
        {
            Id = part.Guid,
            Link = index == 0 ? item.Link ?? WebAddress.Resolve(null, part.Url) : WebAddress.Resolve(null, part.Url),
            Title = index == 0 ? item.Title : null,
            Author = item.Author,
            Handle = item.Handle,
            Published = part.PublishedAt,
            PublishedRaw = item.PublishedRaw,
            ContentText = part.Text,
            Language = item.Language,
            Links = index == 0 ? item.Links : [],
            LinkTitle = index == 0 ? item.LinkTitle : null,
            Quoted = Safe(part.Quoted) ?? (index == 0 ? item.Quoted : null),
            Answered = index == 0 ? item.Answered : null,
            Conversation = item.Conversation,
            Labels = item.Labels,
            Pictures = index == 0 ? item.Pictures : [],
            LeadPicture = index == 0 ? item.LeadPicture : null,
            Continues = index == 0 ? null : post.Parts[index - 1].Guid,
        });
    }

    private static PostQuote? Safe(PostQuote? quote) => quote is null ? null : quote with { Url = WebAddress.Resolve(null, quote.Url) };

    public void Complain(string problem)
    {
        if (_problems.Count < LocalFile.MaximumProblems) _problems.Add(problem);
    }

    /// <summary>Items are listed the newest first, as documents do.</summary>
    public IEnumerable<ParsedItem> Items => Enumerable.Reverse(_items);

    public SourceReading Reading(string title, string? cursor) => new()
    {
        Outcome = new FetchOutcome(),
        Feed = new ParsedFeed { Title = title, HasReplies = _items.Exists(item => item.Continues is not null), Items = [.. Items] },
        Problems = [.. _problems],
        Cursor = cursor,
    };
}
