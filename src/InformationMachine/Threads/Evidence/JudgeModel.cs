namespace InformationMachine.Threads.Evidence;

/// <summary>The judge as numbers: a sum of trees through the logistic function. Thread-safe.</summary>
internal sealed class JudgeModel(float bias, IReadOnlyList<JudgeTree> trees)
{
    public static JudgeModel Shipped { get; } = new(-4, []);

    private readonly JudgeTree[] _trees = [.. trees];

    public float Bias => bias;

    public IReadOnlyList<JudgeTree> Trees => _trees;

    /// <summary>How likely two posts with these numbers tell one story.</summary>
    public float Probability(ReadOnlySpan<float> numbers) => 1 / (1 + MathF.Exp(-Sum(numbers)));

    /// <summary>The sum before the logistic function.</summary>
    public float Sum(ReadOnlySpan<float> numbers)
    {
        var sum = bias;
        foreach (var tree in _trees) sum += tree.Of(numbers);
        return sum;
    }
}
