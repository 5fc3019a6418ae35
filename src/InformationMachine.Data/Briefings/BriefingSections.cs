using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>The sections of a briefing, in the order readers see them. An empty section is said to be empty by the renderer.</summary>
public sealed record BriefingSections
{
    /// <summary>What happened, in a few sentences.</summary>
    public ImmutableArray<Sentence> What { get; init; } = [];

    /// <summary>What editors add, in the order they did; each sentence names its editor. Most briefings have none.</summary>
    public ImmutableArray<Sentence> Notes { get; init; } = [];

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

    /// <summary>Sections that came later, by name. A version has those that have something to say.</summary>
    public ImmutableArray<FurtherSection> Further { get; init; } = [];

    /// <summary>What a later section says; empty where the version has none of that name.</summary>
    /// <param name="name">Its name.</param>
    public ImmutableArray<SectionEntry> Entries(string name) => Further.FirstOrDefault(section => section.Name == name)?.Entries ?? [];

    /// <summary>The same with a later section; an empty one is left out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="entries">What it says.</param>
    public BriefingSections With(string name, ImmutableArray<SectionEntry> entries) =>
        this with { Further = [.. Further.Where(section => section.Name != name), .. entries.IsEmpty ? Array.Empty<FurtherSection>() : [new FurtherSection(name, entries)]] };

    /// <summary>Every sentence, in the order readers see them.</summary>
    public IEnumerable<Sentence> Sentences() =>
        What.Concat(Notes).Concat(WhyItMatters).Concat(OpenQuestions.SelectMany(question => new[] { question.Sentence, question.Answer }).OfType<Sentence>())
            .Concat(Narrative.SelectMany(paragraph => paragraph)).Concat(Timeline.Select(entry => entry.Sentence))
            .Concat(Further.SelectMany(section => section.Entries.Select(entry => entry.Sentence)))
            .Concat(Perspectives.SelectMany(perspective => perspective.Stance.Concat(perspective.Evolution.Sentences)))
            .Concat(Tensions.SelectMany(tension => tension.Sides.Select(side => side.Sentence)));
}
