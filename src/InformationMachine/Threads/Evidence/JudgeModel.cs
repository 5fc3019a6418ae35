namespace InformationMachine.Threads.Evidence;

/// <summary>The judge as numbers, without any vocabulary. Thread-safe.</summary>
/// <param name="Meaning">For pairs of which both have an embedding.</param>
/// <param name="Words">For all others.</param>
internal sealed record JudgeModel(TreeSum Meaning, TreeSum Words)
{
    private static readonly Lazy<JudgeModel> ShippedModel = new(JudgeFile.ReadShipped);

    /// <summary>The shipped one.</summary>
    public static JudgeModel Shipped => ShippedModel.Value;

    /// <summary>How likely two posts with these numbers tell one story, 0 to 1.</summary>
    public float Probability(ReadOnlySpan<float> numbers) => For(numbers).Probability(numbers);

    /// <summary>The trees that judge a pair with these numbers.</summary>
    public TreeSum For(ReadOnlySpan<float> numbers) => float.IsNaN(numbers[(int)PairNumber.Meaning]) ? Words : Meaning;
}
