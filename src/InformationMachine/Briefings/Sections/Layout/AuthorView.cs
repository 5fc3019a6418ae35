using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>What one person says, under the name, and how that developed.</summary>
/// <param name="Author">The name.</param>
/// <param name="Handle">The account, where there is one.</param>
/// <param name="New">What the person says that does not stand above.</param>
/// <param name="Above">The sources of what stands above, where that is all.</param>
/// <param name="Label">How it developed; empty where sentences say it all.</param>
internal sealed record AuthorView(string Author, string? Handle, ImmutableArray<SpokenSentence> New, ImmutableArray<int> Above, string Label) : Block
{
    /// <summary>The sentences that show it.</summary>
    public ImmutableArray<SpokenSentence> Developments { get; init; } = [];

    /// <summary>True where these are an earlier statement and the later one that replaces it.</summary>
    public bool IsEarlierAndNow { get; init; }

    /// <summary>The same as the version has it.</summary>
    public required Perspective View { get; init; }

    public override IEnumerable<Sentence> Told => View.Stance.Concat(Developments.Select(spoken => spoken.Sentence));
}
