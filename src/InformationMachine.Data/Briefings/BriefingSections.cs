using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>The sections of a briefing, in the order readers see them. An empty section is said to be empty by the renderer.</summary>
public sealed record BriefingSections
{
    /// <summary>What happened, in a few sentences.</summary>
    public ImmutableArray<Sentence> What { get; init; } = [];

    /// <summary>Why it matters, as the posts put it.</summary>
    public ImmutableArray<Sentence> WhyItMatters { get; init; } = [];

    /// <summary>What is asked, unconfirmed or unresolved.</summary>
    public ImmutableArray<OpenQuestion> OpenQuestions { get; init; } = [];

    /// <summary>The story told, in paragraphs of sentences.</summary>
    public ImmutableArray<ImmutableArray<Sentence>> Narrative { get; init; } = [];

    /// <summary>The days of the story, ascending.</summary>
    public ImmutableArray<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>Who says what.</summary>
    public ImmutableArray<Perspective> Perspectives { get; init; } = [];

    /// <summary>What does not agree.</summary>
    public ImmutableArray<Tension> Tensions { get; init; } = [];
}
