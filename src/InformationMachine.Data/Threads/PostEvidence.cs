using System.Collections.Immutable;

namespace InformationMachine.Data.Threads;

/// <summary>
/// What the linker found out about a post when it came, and has to know again after a restart. Kept for the posts that can still be
/// linked to.
/// </summary>
public sealed record PostEvidence
{
    /// <summary>The place in the order of linking, from 1 without gaps: rounds in order of arrival, posts within one by publication.</summary>
    public required long Order { get; init; }

    /// <summary>The post's <see cref="Posts.Post.Sequence"/>.</summary>
    public required long Sequence { get; init; }

    /// <summary>The earlier linked posts it probably tells one story with, the surest first.</summary>
    public ImmutableArray<EvidenceLink> Links { get; init; } = [];

    /// <summary>What was usual around it when it came; the numbers are the linker's own.</summary>
    public ImmutableArray<float> Habits { get; init; } = [];

    /// <summary>Its sentence embedding in signed bytes; empty where there is none.</summary>
    public ImmutableArray<sbyte> Vector { get; init; } = [];
}
