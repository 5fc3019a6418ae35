namespace InformationMachine.Desk.Api;

/// <summary>What to change of a feed; what is absent stays, an empty text takes a member away.</summary>
internal sealed class ApiFeedChange
{
    /// <summary>False lets it rest.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Replaces the feed's own title.</summary>
    public string? Title { get; init; }

    /// <summary>The author of posts that name none.</summary>
    public string? Author { get; init; }

    /// <summary>The author's account.</summary>
    public string? Handle { get; init; }

    /// <summary>The shortest time between two polls, such as 02:00:00.</summary>
    public string? Interval { get; init; }

    /// <summary>Another address of the feed itself, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>Its tags, separated by commas.</summary>
    public string? Tags { get; init; }

    /// <summary>The texts that are given, by the name they have in the file.</summary>
    public Dictionary<string, string?> Members() => new[] { ("title", Title), ("author", Author), ("handle", Handle), ("interval", Interval), ("url", Url), ("tags", Tags) }
        .Where(member => member.Item2 is not null).ToDictionary(member => member.Item1, member => member.Item2, StringComparer.Ordinal);
}
