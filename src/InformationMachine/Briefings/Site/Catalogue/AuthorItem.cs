using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>
/// An author's part in one story as it stands on a page. Pages of authors are their own memory: between two comments lies an item, ready
/// to be written again beside others, so that a change of one story costs next to nothing for the others of a prolific author.
/// </summary>
/// <param name="Thread">The story.</param>
/// <param name="At">When a version last said something new of the author, UTC.</param>
/// <param name="Title">The story's title.</param>
/// <param name="Markup">The item as it stands on a page, in UTF-8, comments included.</param>
internal sealed record AuthorItem(int Thread, DateTimeOffset At, string Title, [property: JsonIgnore] ReadOnlyMemory<byte> Markup = default) : IRanked
{
    private static readonly byte[] Begin = "<!--story "u8.ToArray();
    private static readonly byte[] Comment = "-->"u8.ToArray();
    private static readonly byte[] End = "<!--/story-->\n"u8.ToArray();

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => Thread.ToString("D9", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    [JsonIgnore]
    public double Rank => (At - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>The item with its markup, between its comments. The serializer escapes all that could end one.</summary>
    public AuthorItem With(string html) => this with { Markup = (byte[])[.. Begin, .. JsonSerializer.SerializeToUtf8Bytes(this), .. Comment, .. Encoding.UTF8.GetBytes(html), .. End] };

    /// <summary>The items of a page.</summary>
    /// <exception cref="JsonException">It is no whole page of an author.</exception>
    public static IReadOnlyList<AuthorItem> Read(ReadOnlyMemory<byte> page)
    {
        if (!page.Span.EndsWith("</html>\n"u8)) throw new JsonException("The page of an author is not whole.");
        var items = new List<AuthorItem>();
        for (var rest = page; rest.Span.IndexOf(Begin) is >= 0 and var at;)
        {
            rest = rest[at..];
            var comment = rest.Span.IndexOf(Comment);
            var end = rest.Span.IndexOf(End);
            if (comment < 0 || end < comment) throw new JsonException("The page of an author holds a story without an end.");
            var item = JsonSerializer.Deserialize<AuthorItem>(rest.Span[Begin.Length..comment]) ?? throw new JsonException("The page of an author holds a story without a name.");
            items.Add(item with { Markup = rest[..(end + End.Length)] });
            rest = rest[(end + End.Length)..];
        }

        return items;
    }
}
