using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Evidence;

/// <summary>Boosted trees: a sum that the logistic function turns into a probability (Friedman 2001). Thread-safe.</summary>
/// <param name="Bias">The sum before any tree.</param>
/// <param name="Trees">The trees.</param>
internal sealed record TreeSum(float Bias, IReadOnlyList<JudgeTree> Trees)
{
    private readonly JudgeTree[] _trees = [.. Trees];
    private readonly Node[] _nodes = Node.Of(Trees);
    private readonly int[] _roots = Node.RootsOf(Trees);

    /// <summary>The sum before the logistic function.</summary>
    public float Sum(ReadOnlySpan<float> numbers)
    {
        var sum = Bias;
        foreach (var root in _roots)
        {
            ref readonly var node = ref _nodes[root];
            while (node.Number >= 0) node = ref _nodes[node.Next(numbers[node.Number])];
            sum += node.Value;
        }

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

    /// <summary>All trees' nodes in one array: thousands of steps are taken for each new post.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Node(int Number, float Limit, int Left, bool UnknownLeft, float Value)
    {
        public static Node[] Of(IReadOnlyList<JudgeTree> trees) =>
            [.. trees.Zip(RootsOf(trees)).SelectMany(tree => tree.First.Number.Select((number, i) => new Node(number, tree.First.Limit[i], tree.First.Left[i] + tree.Second, tree.First.UnknownLeft[i], tree.First.Value[i])))];

        public static int[] RootsOf(IReadOnlyList<JudgeTree> trees)
        {
            var roots = new int[trees.Count];
            for (var i = 1; i < roots.Length; i++) roots[i] = roots[i - 1] + trees[i - 1].Number.Length;
            return roots;
        }

        public int Next(float number) => Left + ((float.IsNaN(number) ? UnknownLeft : number < Limit) ? 0 : 1);
    }
}
