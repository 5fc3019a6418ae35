using System.Collections.Immutable;
using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Desk.Pages;

/// <summary>A watch as the form sends it: lists with commas.</summary>
internal sealed class WatchForm
{
    public string? Name { get; init; }

    public bool Mute { get; init; }

    public string? Words { get; init; }

    public string? Authors { get; init; }

    public string? Tags { get; init; }

    public int? Thread { get; init; }

    public int? Like { get; init; }

    public List<string> When { get; init; } = [];

    public int? Sources { get; init; }

    public double? Importance { get; init; }

    public List<string> Tell { get; init; } = [];

    /// <exception cref="RefusedException">Nobody is told.</exception>
    public WatchDraft Draft() => !Mute && Tell.Count == 0 ? throw new RefusedException(ExitCode.Usage, "Tick who is told, or tick Mute.") : new WatchDraft
    {
        Name = Name,
        IsMute = Mute,
        Words = List(Words),
        Authors = List(Authors),
        Tags = List(Tags),
        Thread = Thread,
        LikeThread = Like,
        Events = Mute ? [] : [.. When],
        MinimumSources = Sources ?? 0,
        MinimumImportance = Importance ?? 0,
        Receivers = Mute ? [] : [.. Tell],
    };

    private static ImmutableArray<string> List(string? text) => text is null ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
