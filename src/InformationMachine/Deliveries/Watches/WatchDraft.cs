using System.Collections.Immutable;

namespace InformationMachine.Deliveries.Watches;

/// <summary>A watch as somebody asks for it.</summary>
internal sealed record WatchDraft
{
    public string? Name { get; init; }

    public bool IsMute { get; init; }

    public ImmutableArray<string> Words { get; init; } = [];

    public ImmutableArray<string> Authors { get; init; } = [];

    public ImmutableArray<string> Feeds { get; init; } = [];

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The story it is about, by number.</summary>
    public int? Thread { get; init; }

    /// <summary>The story that others must be like, by number.</summary>
    public int? LikeThread { get; init; }

    /// <summary>True where a change keeps the story that others must be like.</summary>
    public bool KeepsLike { get; init; }

    /// <summary>What must have happened, by name; empty for a new story or something new in one.</summary>
    public ImmutableArray<string> Events { get; init; } = [];

    public int MinimumSources { get; init; }

    public double MinimumImportance { get; init; }

    public ImmutableArray<string> Receivers { get; init; } = [];
}
