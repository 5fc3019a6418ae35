namespace InformationMachine.Threads.Evidence.Training;

/// <summary>How far the sum so far is from each pair's answer: first and second derivatives of the logistic loss.</summary>
/// <param name="pairs">The pairs.</param>
/// <param name="start">What is learned already.</param>
internal sealed class Gradients(IReadOnlyList<LabelledPair> pairs, TreeSum start)
{
    private readonly float[] _sums = [.. pairs.Select(pair => start.Sum(pair.Numbers))];

    public float[] First { get; } = new float[pairs.Count];

    public float[] Second { get; } = new float[pairs.Count];

    public void Update()
    {
        for (var i = 0; i < _sums.Length; i++)
        {
            var probability = 1 / (1 + MathF.Exp(-_sums[i]));
            First[i] = pairs[i].Weight * (probability - (pairs[i].IsSame ? 1 : 0));
            Second[i] = (pairs[i].Weight * probability * (1 - probability)) + 1e-9f;
        }
    }

    public void Add(JudgeTree tree)
    {
        for (var i = 0; i < _sums.Length; i++) _sums[i] += tree.Of(pairs[i].Numbers);
    }
}
