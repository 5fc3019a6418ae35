using System.Collections.Immutable;
using InformationMachine.Briefings.Sections.Layout;

namespace InformationMachine.Briefings.Outline;

/// <summary>A section with its words.</summary>
/// <param name="Name">Its name in files and anchors.</param>
/// <param name="Heading">What stands over it.</param>
/// <param name="Blocks">What stands in it.</param>
internal sealed record OutlineSection(string Name, string Heading, ImmutableArray<Block> Blocks)
{
    /// <summary>What it says where it has nothing.</summary>
    public required string Empty { get; init; }

    /// <summary>The same in a model's words, where readers are shown them; null where they are not.</summary>
    public IReadOnlyList<WordedLine>? Worded { get; init; }

    /// <summary>How many entries it has; 0 for running text.</summary>
    public int Count => Blocks.Sum(block => block switch { Paragraph => 0, ItemList list => list.Items.Length, _ => 1 });

    /// <summary>True where a page has the picture of the posts in it.</summary>
    public bool HasPicture => Blocks.Any(block => block is ItemList { HasPicture: true });
}
