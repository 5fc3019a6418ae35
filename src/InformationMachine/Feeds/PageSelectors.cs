namespace InformationMachine.Feeds;

/// <summary>
/// CSS selectors of a web page without a feed. Each but the first is looked up inside the item; <c>selector@attribute</c> takes an
/// attribute instead of the text, and <c>@attribute</c> one of the item itself.
/// </summary>
/// <param name="Item">What one post is.</param>
internal sealed record PageSelectors(string Item)
{
    /// <summary>Its headline; by default the first heading, or else the link's words.</summary>
    public string? Title { get; init; }

    /// <summary>Its address; by default the first link.</summary>
    public string? Link { get; init; }

    /// <summary>Its text; by default all of the item.</summary>
    public string? Text { get; init; }

    /// <summary>Its date; by default the first <c>time</c> element. Pages may do without.</summary>
    public string? Date { get; init; }

    /// <summary>Its author.</summary>
    public string? Author { get; init; }

    /// <summary>All that are given, by the name they have in <c>feeds.json</c>.</summary>
    public IEnumerable<(string Name, string Selector)> Given() =>
        new[] { ("item", (string?)Item), ("title", Title), ("link", Link), ("text", Text), ("date", Date), ("author", Author) }
            .Where(member => member.Item2 is not null).Select(member => (member.Item1, member.Item2!));
}
