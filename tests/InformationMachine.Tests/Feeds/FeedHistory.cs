using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds;

/// <summary>
/// A publisher's life, drawn from a seed: between two polls it publishes, corrects, renames, moves, gives an old identity to other news,
/// sorts, pages and restores. Every true post has a word of its own by which it is known.
/// </summary>
internal sealed class FeedHistory
{
    private const int Window = 8;

    private readonly Random _random;
    private readonly List<ParsedItem> _items = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private int _number;

    public FeedHistory(int seed) => _random = new Random(seed);

    /// <summary>How many true posts have been listed so far.</summary>
    public int Told => _told.Count;

    public string Log { get; private set; } = "";

    /// <summary>The word by which a true post is known.</summary>
    public static string Truth(string text) => text.Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries).First(word => word.StartsWith("truth", StringComparison.Ordinal));

    /// <summary>What the feed lists at the next poll.</summary>
    public ImmutableArray<ParsedItem> Next()
    {
        for (var change = _random.Next(0, 4); change >= 0; change--) Change();
        var listed = _items.TakeLast(_random.Next(8) == 0 ? Window / 2 : Window).ToList();
        if (_random.Next(3) == 0) listed = [.. listed.OrderBy(_ => _random.Next())];
        foreach (var item in listed) _told.Add(Truth(item.Title + " " + item.ContentText));
        return [.. listed];
    }

    private void Change()
    {
        var what = _items.Count == 0 ? 0 : _random.Next(9);
        var at = _items.Count == 0 ? 0 : _items.Count - 1 - _random.Next(Math.Min(Window, _items.Count));
        Log += $"{what}@{at} ";
        if (what <= 2) Publish();
        else _items[at] = Changed(what, _items[at]);
    }

    private ParsedItem Changed(int what, ParsedItem item) => what switch
    {
        // Another system: another identity, or another address, or both.
        3 => item with { Id = $"urn:{_number++}" },
        4 => item with { Link = $"https://new.example/{_number++}" },
        5 => item with { Id = $"urn:{_number++}", Link = $"https://moved.example/{_number++}" },
        // A correction, with or without another name and slug.
        6 => item with { ContentText = item.ContentText + " Corrected." },
        7 => item with { Title = item.Title + "s", Id = $"urn:{_number++}", Link = $"https://slug.example/{_number++}" },
        // An old identity for other news; what had it has left the feed.
        _ => Fresh(item.Id!),
    };

    private void Publish() => _items.Add(Fresh($"guid-{_number}"));

    private ParsedItem Fresh(string id)
    {
        var number = _number++;
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => $"w{_random.Next(5000)}x"));
        return new ParsedItem
        {
            Id = id,
            Link = string.Create(CultureInfo.InvariantCulture, $"https://harbour.example/{number}"),
            Title = Words(6),
            ContentText = $"truth{number} {Words(30)}",
            Published = Some.Time.AddDays(-400 + number).AddSeconds(number * 7),
        };
    }
}
