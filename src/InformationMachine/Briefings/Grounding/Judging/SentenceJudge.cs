using InformationMachine.Threads.Evidence;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>What was learned about sentences and their sources, as numbers. Thread-safe.</summary>
/// <param name="Trees">A sum of trees over <see cref="SentenceNumber"/>.</param>
/// <param name="Least">The least probability of a sentence that may be published.</param>
internal sealed record SentenceJudge(TreeSum Trees, float Least)
{
    private static readonly Lazy<SentenceJudge> ShippedJudge = new(SentenceJudgeFile.ReadShipped);

    /// <summary>The shipped one.</summary>
    public static SentenceJudge Shipped => ShippedJudge.Value;

    /// <summary>How likely the source carries a sentence with these numbers, 0 to 1.</summary>
    public float Probability(ReadOnlySpan<float> numbers) => 1 / (1 + MathF.Exp(-Trees.Sum(numbers)));
}
