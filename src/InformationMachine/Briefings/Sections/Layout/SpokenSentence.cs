using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>A sentence as readers meet it, with who speaks and what its post says it is.</summary>
/// <param name="Sentence">As the version has it.</param>
/// <param name="Line">On a line of its own.</param>
/// <param name="Words">In running text: what stands before its citations.</param>
/// <param name="Stop">In running text: what stands behind them.</param>
internal sealed record SpokenSentence(Sentence Sentence, string Line, string Words, string Stop)
{
    /// <summary>What stands between it and the sentence before.</summary>
    public required string Before { get; init; }

    /// <summary>True where others say otherwise under Tensions.</summary>
    public bool IsDisputed { get; init; }

    /// <summary>Of what day it was so, in words, where the story has gone on since; null otherwise.</summary>
    public string? AsOf { get; init; }

    public ImmutableArray<int> Citations => Sentence.Citations;
}
