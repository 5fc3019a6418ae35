using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>A sentence of a worded section.</summary>
/// <param name="Text">Plain text without citation marks.</param>
/// <param name="Citations">Source numbers, ascending, at least one, each present in <see cref="Briefing.Sources"/>.</param>
/// <param name="Kind">What it claims to be.</param>
public sealed record WordedSentence(string Text, ImmutableArray<int> Citations, StatementKind Kind)
{
    /// <summary>Whose words or view it is, by the name of the source; null for a plain statement.</summary>
    public string? Speaker { get; init; }

    /// <summary>True where a sentence of the posts took the place of one that was refused.</summary>
    public bool IsExtract { get; init; }

    /// <summary>How likely its posts carry it, 0 to 1; 1 for a sentence of the posts, 0 where the judge was not asked.</summary>
    public double Score { get; init; }
}
