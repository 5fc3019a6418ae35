using System.Text;
using System.Text.Json;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.Parsing;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal sealed class JsonFeedAdapter
{
    private readonly Uri? _baseUrl;
    private readonly ParserLimits _limits;
    private readonly ParsingBudget _budget;

    public JsonFeedAdapter(Uri? baseUrl, ParserLimits limits, ParsingBudget budget)
    {
        _baseUrl = baseUrl;
        _limits = limits;
        _budget = budget;
    }

    /// <exception cref="NotAFeedException">The JSON is of another kind.</exception>
    public ParsedFeed Adapt(string text)
    {
        try
        {
            // Members nobody asked for are passed over, however deep.
            var json = ShallowJson.Cut(Encoding.UTF8.GetBytes(text.Trim('\uFEFF', '\0', ' ', '\n', '\r', '\t')), _limits.Depth);
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions
            {
                MaxDepth = _limits.Depth,
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            });
            return Feed(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new NotAFeedException("The document looks like JSON but cannot be read as such.", e);
        }
    }

    private ParsedFeed Feed(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            throw new NotAFeedException("The document is JSON, but not a JSON Feed: it has no list \"items\".");
        return new ParsedFeed
        {
            Title = Line(root, "title"),
            Link = WebAddress.Resolve(_baseUrl, String(root, "home_page_url")) ?? WebAddress.Resolve(_baseUrl, String(root, "feed_url")),
            Description = Line(root, "description"),
            Language = String(root, "language"),
            Author = Author(root),
            Hub = Hub(root),
            Topic = WebAddress.Resolve(_baseUrl, String(root, "feed_url")),
            Items = [.. _budget.Read(items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Take(_limits.Items), Item)],
        };
    }

    private string? Hub(JsonElement root) => !root.TryGetProperty("hubs", out var hubs) || hubs.ValueKind != JsonValueKind.Array ? null
        : hubs.EnumerateArray().Where(hub => "websub".Equals(String(hub, "type"), StringComparison.OrdinalIgnoreCase)).Select(hub => WebAddress.Resolve(_baseUrl, String(hub, "url"))).FirstOrDefault(url => url is not null);

    private ParsedItem Item(JsonElement item)
    {
        _budget.Check();
        var html = String(item, "content_html") is { Length: > 0 } markup ? HtmlCleaner.Clean(markup, _baseUrl, _budget) : null;
        var text = String(item, "content_text") is { Length: > 0 } plain ? PlainText.Tidy(plain) : null;
        var published = String(item, "date_published");
        var updated = String(item, "date_modified");
        return new ParsedItem
        {
            Id = String(item, "id"),
            Title = String(item, "title") is { } title && HtmlCleaner.Title(title, _budget) is { Length: > 0 } words ? words : null,
            Link = WebAddress.Resolve(_baseUrl, String(item, "url")) ?? WebAddress.Resolve(_baseUrl, String(item, "external_url")),
            Author = Author(item),
            Published = FeedDates.Read(published) ?? FeedDates.Read(updated),
            PublishedRaw = published ?? updated,
            Updated = FeedDates.Read(updated),
            ContentHtml = html?.Html,
            ContentText = html?.Text ?? text ?? Line(item, "summary"),
            SummaryText = Line(item, "summary"),
            Links = html?.Links ?? [],
            Pictures = html?.Pictures ?? [],
            LeadPicture = Picture(item, "image") ?? Picture(item, "banner_image") ?? html?.LeadPicture,
            Language = String(item, "language"),
        };
    }

    private LeadPicture? Picture(JsonElement item, string name) => LeadPictures.Read(WebAddress.Resolve(_baseUrl, String(item, name)), null);

    private string? Author(JsonElement owner)
    {
        if (owner.TryGetProperty("authors", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var author in list.EnumerateArray())
            {
                if (Person(author) is { } person) return person;
            }
        }

        return owner.TryGetProperty("author", out var single) ? Person(single) : null;
    }

    private string? Person(JsonElement person) => person.ValueKind switch
    {
        JsonValueKind.Object => Line(person, "name") ?? String(person, "url"),
        JsonValueKind.String => HtmlCleaner.Line(Text(person)!, _budget) is { Length: > 0 } name ? name : null,
        _ => null,
    };

    private string? Line(JsonElement owner, string name) => String(owner, name) is { } text && HtmlCleaner.Line(text, _budget) is { Length: > 0 } line ? line : null;

    private static string? String(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number) return value.GetRawText();
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair cannot become a string: the member is as good as absent.
            return null;
        }
    }
}
