using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>A statement with what its section says of it. The fields are facts about the statement; its words stay the post's.</summary>
/// <param name="Sentence">The statement.</param>
public sealed record SectionEntry(Sentence Sentence)
{
    /// <summary>The fields by name; which there are is the section's to say.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The value of a field; null where it has none.</summary>
    /// <param name="name">The name of the field.</param>
    public string? Field(string name) => Fields.GetValueOrDefault(name);
}
