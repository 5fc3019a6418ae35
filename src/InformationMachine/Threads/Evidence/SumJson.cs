using System.Text.Json;

namespace InformationMachine.Threads.Evidence;

/// <summary>A sum of trees in JSON.</summary>
internal sealed record SumJson(float Bias, TreeJson[] Trees)
{
    private const int MaximumNodes = 4_096;

    public static SumJson Of(TreeSum sum) => new(sum.Bias, [.. sum.Trees.Select(tree => new TreeJson(tree.Number, tree.Limit, tree.Left, Array.ConvertAll(tree.UnknownLeft, flag => flag ? 1 : 0), tree.Value))]);

    /// <param name="places">Where each number of the file stands in this version.</param>
    /// <exception cref="JsonException">It is no sum of trees.</exception>
    public TreeSum Read(int[] places) => new(Finite(Bias), [.. Trees.Select(tree => Tree(tree, places))]);

    private static JudgeTree Tree(TreeJson tree, int[] places)
    {
        var nodes = tree.Number.Length;
        if (nodes is 0 or > MaximumNodes || tree.Limit.Length != nodes || tree.Left.Length != nodes || tree.UnknownLeft.Length != nodes || tree.Value.Length != nodes)
            throw new JsonException($"a tree has {nodes} nodes; its lists must be equally long, from 1 to {MaximumNodes}");
        for (var node = 0; node < nodes; node++)
        {
            // Only forwards, so that every walk ends.
            if (tree.Number[node] >= places.Length || tree.Number[node] < -1) throw new JsonException($"a node asks for the number {tree.Number[node]}");
            if (tree.Number[node] >= 0 && (tree.Left[node] <= node || tree.Left[node] >= nodes - 1)) throw new JsonException($"node {node} leads to {tree.Left[node]}");
            Finite(tree.Limit[node]);
            Finite(tree.Value[node]);
        }

        return new JudgeTree(Array.ConvertAll(tree.Number, number => number < 0 ? -1 : places[number]), tree.Limit, tree.Left, Array.ConvertAll(tree.UnknownLeft, flag => flag != 0), tree.Value);
    }

    private static float Finite(float value) => float.IsFinite(value) ? value : throw new JsonException($"{value} is no number");
}
