using System.Collections.Immutable;
using InformationMachine.Data.Deliveries;
using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Desk.Pages;

/// <summary>A watch as the form sends it: lists with commas.</summary>
internal sealed class WatchForm
{
    /// <summary>The watch that is changed; null for a new one.</summary>
    public int? Id { get; init; }

    public string? Name { get; init; }

    public bool Mute { get; init; }

    public string? Words { get; init; }

    public string? Authors { get; init; }

    public string? Feeds { get; init; }

    public string? Tags { get; init; }

    public int? Thread { get; init; }

    public int? Like { get; init; }

    public List<string> When { get; init; } = [];

    public int? Sources { get; init; }

    public double? Importance { get; init; }

    public List<string> Tell { get; init; } = [];

    /// <summary>True where the watch that is changed is of stories like one.</summary>
    public bool IsLike { get; init; }

    /// <summary>A watch as the form shows it.</summary>
    public static WatchForm Of(Watch watch) => new()
    {
        Id = watch.Id,
        Name = watch.Name,
        Mute = watch.IsMute,
        Words = string.Join(", ", watch.Words),
        Authors = string.Join(", ", watch.Authors),
        Feeds = string.Join(", ", watch.Feeds),
        Tags = string.Join(", ", watch.Tags),
        Thread = watch.Thread?.Value,
        IsLike = !watch.Like.IsEmpty,
        When = [.. WatchBook.Names(watch.Events)],
        Sources = watch.MinimumSources == 0 ? null : watch.MinimumSources,
        Importance = watch.MinimumImportance == 0 ? null : watch.MinimumImportance,
        Tell = [.. watch.Receivers],
    };

    /// <exception cref="RefusedException">Nobody is told.</exception>
    public WatchDraft Draft() => !Mute && Tell.Count == 0 ? throw new RefusedException(ExitCode.Usage, "Tick who is told (where there is nobody, a receiver comes first), or tick Mute.") : new WatchDraft
    {
        Name = Name,
        IsMute = Mute,
        Words = List(Words),
        Authors = List(Authors),
        Feeds = List(Feeds),
        Tags = List(Tags),
        Thread = Thread,
        LikeThread = Like,
        KeepsLike = IsLike,
        Events = Mute ? [] : [.. When],
        MinimumSources = Sources ?? 0,
        MinimumImportance = Importance ?? 0,
        Receivers = Mute ? [] : [.. Tell],
    };

    private static ImmutableArray<string> List(string? text) => text is null ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
