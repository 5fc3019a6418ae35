using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>Statements one below the other.</summary>
/// <param name="Style">How a page shows them: the name of a class of its style sheet.</param>
/// <param name="Items">The statements, at least one.</param>
internal sealed record ItemList(string Style, ImmutableArray<Item> Items) : Block
{
    /// <summary>True for lines that are read at a glance and stand close together.</summary>
    public bool IsClose { get; init; }

    /// <summary>True where a page has the picture of the posts above it.</summary>
    public bool HasPicture { get; init; }

    public override IEnumerable<Sentence> Told => Items.SelectMany(item => item.Answer is { } answer ? [item.Sentence, answer] : new[] { item.Sentence }).Select(spoken => spoken.Sentence);
}
