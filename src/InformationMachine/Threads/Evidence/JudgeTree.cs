namespace InformationMachine.Threads.Evidence;

/// <summary>A decision tree in arrays: node 0 is the root; a leaf has no number.</summary>
/// <param name="Number">The <see cref="PairNumber"/> a node asks for by its place in the model; -1 for a leaf.</param>
/// <param name="Limit">Below it, go left.</param>
/// <param name="Left">The node to the left; the one to the right follows it.</param>
/// <param name="UnknownLeft">Where to go with NaN.</param>
/// <param name="Value">What a leaf adds to the sum; of an inner node what it would add.</param>
internal sealed record JudgeTree(int[] Number, float[] Limit, int[] Left, bool[] UnknownLeft, float[] Value)
{
    /// <summary>The value of the leaf to which these numbers lead.</summary>
    public float Of(ReadOnlySpan<float> numbers)
    {
        var node = 0;
        while (Number[node] >= 0) node = Next(node, numbers[Number[node]]);
        return Value[node];
    }

    /// <summary>The same tree with a share of its say.</summary>
    public JudgeTree Times(float share) => share == 1 ? this : this with { Value = Array.ConvertAll(Value, value => value * share) };

    /// <summary>The node after this one.</summary>
    public int Next(int node, float number) => Left[node] + ((float.IsNaN(number) ? UnknownLeft[node] : number < Limit[node]) ? 0 : 1);
}
