using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>One statement that posts make, with the numbers of the sources that carry it. Never without a citation.</summary>
/// <param name="Text">Plain text without citation marks.</param>
/// <param name="Citations">Source numbers, ascending, at least one, each present in <see cref="Briefing.Sources"/>.</param>
public sealed record Sentence(string Text, ImmutableArray<int> Citations)
{
    /// <summary>The editor whose words these are; null where they are those of a post.</summary>
    public string? EditedBy { get; init; }

    /// <inheritdoc/>
    public bool Equals(Sentence? other) => other is not null && Text == other.Text && EditedBy == other.EditedBy && Citations.AsSpan().SequenceEqual(other.Citations.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
