using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>What a model is asked for a section.</summary>
/// <param name="Name">The section, by its name in files.</param>
/// <param name="Task">What it is to write, in English as all of the prompt is.</param>
/// <param name="Most">The most sentences.</param>
/// <param name="Kinds">What a sentence may claim to be.</param>
internal sealed record WordedPart(string Name, string Task, int Most, ImmutableArray<StatementKind> Kinds)
{
    /// <summary>True where each sentence stands under the name of one author.</summary>
    public bool IsByAuthor { get; init; }

    /// <summary>True where the sentences stand one below the other rather than run on.</summary>
    public bool IsList { get; init; }

    /// <summary>True where it shows what does not agree, also what was denied or taken back.</summary>
    public bool IsOfAllSides { get; init; }

    /// <summary>True where it tells the story as a whole.</summary>
    public bool IsStory { get; init; }

    /// <summary>True where it tells how things stand now: what was so before has its place elsewhere.</summary>
    public bool IsOfNow { get; init; }

    /// <summary>True where it is asked for only where the posts' own words say something.</summary>
    public bool NeedsExtract { get; init; } = true;

    /// <summary>
    /// The sections that are worded, in the order readers see them. What is a date, a figure or an editor's word is no model's to write:
    /// the timeline, the numbers and the notes stay as they are, and so does the headline.
    /// </summary>
    public static IReadOnlyList<WordedPart> All { get; } =
    [
        new("what", "Say what happened, in two to five sentences that follow one another. Begin with the state of things now. Where posts differ, the latest one of whoever speaks holds.", 5, [StatementKind.Fact, StatementKind.Said]) { IsOfNow = true, IsStory = true },
        new("why", "Say why it matters, in at most three sentences. What the posts do not say themselves is an inference.", 3, [StatementKind.Fact, StatementKind.Said, StatementKind.Inference]) { NeedsExtract = false },
        new("questions", "Ask what the posts leave open, in at most four questions. Each is of kind open, one sentence, and ends with a question mark.", 4, [StatementKind.Open]) { IsList = true, NeedsExtract = false },
        new("narrative", "Tell the story from its beginning, in at most eight sentences.", 8, [StatementKind.Fact, StatementKind.Said]) { IsStory = true },
        new("perspectives", "Say what the authors hold, at most one sentence an author, of kind said.", 8, [StatementKind.Said]) { IsList = true, IsByAuthor = true, IsOfAllSides = true },
        new("tensions", "Say where the posts do not agree, in at most three sentences. What no post says outright is an inference.", 3, [StatementKind.Fact, StatementKind.Said, StatementKind.Inference]) { IsList = true, IsOfAllSides = true },
    ];

    /// <summary>The part of that name; null where the section is not worded.</summary>
    public static WordedPart? Find(string name) => All.FirstOrDefault(part => part.Name == name);
}
