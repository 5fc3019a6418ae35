using System.Collections.Immutable;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Briefings;

/// <summary>
/// What a language model makes of one version: its sections in other words, each sentence checked against the posts it cites. It stands
/// beside the version, which stays as it was written, and is added at most once.
/// </summary>
public sealed record ModelWording
{
    /// <summary>Its number, from 1 in the order wordings were added; 0 before it is stored.</summary>
    public long Number { get; init; }

    /// <summary>The thread.</summary>
    public required ThreadId Thread { get; init; }

    /// <summary>The version that is worded.</summary>
    public required int Version { get; init; }

    /// <summary>The model, as its endpoint calls it.</summary>
    public required string Model { get; init; }

    /// <summary>Which form of the prompts it was asked with.</summary>
    public required int PromptVersion { get; init; }

    /// <summary>How it was asked, such as <c>temperature 0, seed 7, context 8192</c>.</summary>
    public required string Options { get; init; }

    /// <summary>When it was added, UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Every section it was asked for, in the order readers see them.</summary>
    public ImmutableArray<WordedSection> Sections { get; init; } = [];

    /// <summary>What it wrote and the check refused.</summary>
    public ImmutableArray<RefusedSentence> Refused { get; init; } = [];

    /// <summary>Why nothing was asked, such as a version an editor corrected; null where it was.</summary>
    public string? Skipped { get; init; }

    /// <summary>How many answers it was made from, those of the cache included.</summary>
    public int Requests { get; init; }

    /// <summary>Tokens the model read, as far as it says.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens the model wrote, as far as it says.</summary>
    public long OutputTokens { get; init; }

    /// <summary>The section of that name that readers see in the model's words; null where they see the posts' own.</summary>
    /// <param name="name">The name of the section in files.</param>
    public WordedSection? Worded(string name) => Sections.FirstOrDefault(section => section.Name == name && section.Reason is null && !section.Sentences.IsEmpty);
}
