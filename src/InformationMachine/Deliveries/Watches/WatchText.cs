using System.Globalization;
using InformationMachine.Data.Deliveries;

namespace InformationMachine.Deliveries.Watches;

/// <summary>A watch in words.</summary>
internal static class WatchText
{
    /// <summary>What may happen, as people say it.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["new"] = "a new story",
        ["version"] = "something new in it",
        ["contradiction"] = "a contradiction",
        ["figure"] = "a changed figure",
    };

    /// <summary>What it is about.</summary>
    public static string About(Watch watch)
    {
        var parts = new List<string>();
        if (watch.Thread is { } thread) parts.Add($"story {thread}");
        if (!watch.Like.IsEmpty) parts.Add($"like: {string.Join(' ', watch.Like.Take(4).Select(term => term.TrimStart('^')))} …");
        Add(parts, "", watch.Words.Select(phrase => $"\"{phrase}\""));
        Add(parts, "by ", watch.Authors);
        Add(parts, "from ", watch.Feeds);
        Add(parts, "tagged ", watch.Tags);
        return parts.Count == 0 ? "every story" : string.Join("; ", parts);
    }

    /// <summary>What must have happened.</summary>
    public static string When(Watch watch)
    {
        var parts = new List<string>();
        if (watch.Events != WatchEvents.None) parts.Add(string.Join(" or ", WatchBook.Names(watch.Events)));
        if (watch.MinimumSources > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"sources ≥ {watch.MinimumSources}"));
        if (watch.MinimumImportance > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"importance ≥ {watch.MinimumImportance:0.#}"));
        return string.Join(", ", parts);
    }

    /// <summary>The same as people say it.</summary>
    public static string Said(Watch watch)
    {
        if (watch.IsMute) return "";
        var parts = WatchBook.Names(watch.Events).Select(name => Words[name]).ToList();
        var text = parts.Count == 0 ? "anything" : string.Join(" or ", parts);
        if (watch.MinimumSources > 0) text += string.Create(CultureInfo.InvariantCulture, $", from {watch.MinimumSources} sources on");
        if (watch.MinimumImportance > 0) text += string.Create(CultureInfo.InvariantCulture, $", from importance {watch.MinimumImportance:0.#} on");
        return text;
    }

    /// <summary>The same for programs.</summary>
    public static object Object(Watch watch) => new
    {
        watch.Id,
        watch.Owner,
        watch.Name,
        Mute = watch.IsMute,
        watch.Words,
        watch.Authors,
        watch.Feeds,
        watch.Tags,
        Thread = watch.Thread?.Value,
        Like = watch.Like.Select(term => term.TrimStart('^')),
        When = WatchBook.Names(watch.Events),
        Sources = watch.MinimumSources,
        Importance = watch.MinimumImportance,
        Tell = watch.Receivers,
        Created = watch.CreatedAt,
    };

    private static void Add(List<string> parts, string lead, IEnumerable<string> entries)
    {
        if (string.Join(" or ", entries) is { Length: > 0 } text) parts.Add(lead + text);
    }
}
