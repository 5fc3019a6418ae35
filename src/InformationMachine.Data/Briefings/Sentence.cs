using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>One statement that posts make, with the numbers of the sources that carry it. Never without a citation.</summary>
/// <param name="Text">Plain text without citation marks.</param>
/// <param name="Citations">Source numbers, ascending, at least one, each present in <see cref="Briefing.Sources"/>.</param>
public sealed record Sentence(string Text, ImmutableArray<int> Citations)
{
    /// <summary>The editor whose words these are; null where they are those of a post.</summary>
    public string? EditedBy { get; init; }

    /// <summary>Whose words these are, where they would pass for the page's own without: "we hope", a judgement. Null for a plain statement, and where the speaker's name stands above.</summary>
    public string? Speaker { get; init; }

    /// <summary>What kind of text its post says it is from; <see cref="SentenceMark.None"/> for a report.</summary>
    public SentenceMark Mark { get; init; }

    /// <inheritdoc/>
    public bool Equals(Sentence? other) => other is not null && Text == other.Text && EditedBy == other.EditedBy && Speaker == other.Speaker && Mark == other.Mark && Citations.AsSpan().SequenceEqual(other.Citations.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
