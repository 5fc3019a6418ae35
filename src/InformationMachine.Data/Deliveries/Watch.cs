using System.Collections.Immutable;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Deliveries;

/// <summary>
/// What somebody wants to be told of, or, as a mute, wants to be left out. Filters of different kinds narrow each other, entries of one
/// kind widen it; a watch without filters is about every story.
/// </summary>
public sealed record Watch
{
    /// <summary>The number, from 1.</summary>
    public required int Id { get; init; }

    /// <summary>Whose it is: a plain name, which need not be that of an account.</summary>
    public required string Owner { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>True where it leaves stories out of all that its owner's receivers are told.</summary>
    public bool IsMute { get; init; }

    /// <summary>Words and phrases, any of which the story's words must hold.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Names or accounts, any of which must be among the story's authors.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];

    /// <summary>Names of feeds, any of which must have brought one of its posts.</summary>
    public ImmutableArray<string> Feeds { get; init; } = [];

    /// <summary>Tags of feeds, any of which must stand at a feed that brought one of its posts.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The story it is about; where that is merged into another, it is about the other.</summary>
    public ThreadId? Thread { get; init; }

    /// <summary>Names and words of the story that others must be like, taken down when the watch was made; empty where likeness is not asked for.</summary>
    public ImmutableArray<string> Like { get; init; } = [];

    /// <summary>What must have happened; any of it is enough.</summary>
    public WatchEvents Events { get; init; } = WatchEvents.NewStory | WatchEvents.NewVersion;

    /// <summary>So many independent sources the story must have; 0 for any.</summary>
    public int MinimumSources { get; init; }

    /// <summary>So important the story must be, 0 to 100; 0 for any.</summary>
    public double MinimumImportance { get; init; }

    /// <summary>The receivers that are told; none for a mute.</summary>
    public ImmutableArray<string> Receivers { get; init; } = [];

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
