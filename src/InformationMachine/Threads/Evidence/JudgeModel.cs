namespace InformationMachine.Threads.Evidence;

/// <summary>
/// The judge as numbers, without any vocabulary: two sums of trees, one that knows meaning and one that does not. Where there are embeddings the
/// mean of both decides: each alone learns other accidents of the few labelled pairs. Thread-safe.
/// </summary>
/// <param name="Meaning">Learned from pairs of which both have an embedding.</param>
/// <param name="Words">Learned from all pairs without their embeddings.</param>
internal sealed record JudgeModel(TreeSum Meaning, TreeSum Words)
{
    private static readonly Lazy<JudgeModel> ShippedModel = new(JudgeFile.ReadShipped);

    /// <summary>The shipped one.</summary>
    public static JudgeModel Shipped => ShippedModel.Value;

    /// <summary>How likely two posts with these numbers tell one story, 0 to 1.</summary>
    public float Probability(ReadOnlySpan<float> numbers)
    {
        var sum = HasMeaning(numbers) ? (Meaning.Sum(numbers) + Words.Sum(numbers)) / 2 : Words.Sum(numbers);
        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <summary>How much each number speaks for one story (above 0) or against it, in logits.</summary>
    public float[] Weights(ReadOnlySpan<float> numbers)
    {
        var weights = Words.Weights(numbers);
        if (!HasMeaning(numbers)) return weights;
        var others = Meaning.Weights(numbers);
        for (var i = 0; i < weights.Length; i++) weights[i] = (weights[i] + others[i]) / 2;
        return weights;
    }

    private static bool HasMeaning(ReadOnlySpan<float> numbers) => !float.IsNaN(numbers[(int)PairNumber.Meaning]);
}
