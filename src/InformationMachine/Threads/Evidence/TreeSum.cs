namespace InformationMachine.Threads.Evidence;

/// <summary>Boosted trees: a sum that the logistic function turns into a probability (Friedman 2001). Thread-safe.</summary>
/// <param name="Bias">The sum before any tree.</param>
/// <param name="Trees">The trees.</param>
internal sealed record TreeSum(float Bias, IReadOnlyList<JudgeTree> Trees)
{
    private readonly JudgeTree[] _trees = [.. Trees];

    /// <summary>The sum before the logistic function.</summary>
    public float Sum(ReadOnlySpan<float> numbers)
    {
        var sum = Bias;
        foreach (var tree in _trees) sum += tree.Of(numbers);
        return sum;
    }

    /// <summary>How much each number moved the sum: along the paths taken, the step at a node belongs to what it asks for (Saabas 2014).</summary>
    public float[] Weights(ReadOnlySpan<float> numbers)
    {
        var weights = new float[numbers.Length];
        foreach (var tree in _trees)
        {
            for (var node = 0; tree.Number[node] >= 0;)
            {
                var next = tree.Next(node, numbers[tree.Number[node]]);
                weights[tree.Number[node]] += tree.Value[next] - tree.Value[node];
                node = next;
            }
        }

        return weights;
    }
}
