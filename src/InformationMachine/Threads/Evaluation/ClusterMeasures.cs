namespace InformationMachine.Threads.Evaluation;

/// <summary>How well a grouping agrees with labels; the usual definitions, arithmetic means for NMI and AMI.</summary>
internal sealed record ClusterMeasures
{
    public required int Items { get; init; }

    public required int Labels { get; init; }

    public required int Clusters { get; init; }

    public required double Nmi { get; init; }

    public required double Ami { get; init; }

    public required double BCubedPrecision { get; init; }

    public required double BCubedRecall { get; init; }

    public required double BCubedF1 { get; init; }

    /// <summary>Measures two labelings of the same items, given as numbers from 0.</summary>
    public static ClusterMeasures Of(IReadOnlyList<int> gold, IReadOnlyList<int> predicted)
    {
        if (gold.Count == 0) throw new ArgumentException("There is nothing to measure.", nameof(gold));
        if (gold.Count != predicted.Count) throw new ArgumentException("Every item needs a label and a cluster.", nameof(predicted));
        var count = gold.Count;
        var (g, p) = (Sizes(gold), Sizes(predicted));
        var cells = Cells(gold, predicted);
        var mean = (Entropy(g, count) + Entropy(p, count)) / 2;
        var information = Math.Max(0, cells.Sum(cell => (double)cell.Count / count * Math.Log((double)count * cell.Count / ((double)g[cell.Gold] * p[cell.Predicted]))));
        var precision = cells.Sum(cell => (double)cell.Count * cell.Count / p[cell.Predicted]) / count;
        var recall = cells.Sum(cell => (double)cell.Count * cell.Count / g[cell.Gold]) / count;
        var trivial = g.Count == p.Count && (g.Count == 1 || g.Count == count);
        var expected = trivial ? 0 : ExpectedInformation([.. g.Values], [.. p.Values], count);
        return new ClusterMeasures
        {
            Items = count,
            Labels = g.Count,
            Clusters = p.Count,
            Nmi = mean == 0 ? 1 : information / mean,
            Ami = trivial ? 1 : Math.Abs(mean - expected) > 1e-15 ? (information - expected) / (mean - expected) : 0,
            BCubedPrecision = precision,
            BCubedRecall = recall,
            BCubedF1 = 2 * precision * recall / (precision + recall),
        };
    }

    /// <summary>How often each pair occurs, in order of the pairs.</summary>
    public static IReadOnlyList<(int Gold, int Predicted, int Count)> Cells(IReadOnlyList<int> gold, IReadOnlyList<int> predicted)
    {
        var cells = new SortedDictionary<(int Gold, int Predicted), int>();
        for (var i = 0; i < gold.Count; i++) cells[(gold[i], predicted[i])] = cells.GetValueOrDefault((gold[i], predicted[i])) + 1;
        return [.. cells.Select(cell => (cell.Key.Gold, cell.Key.Predicted, cell.Value))];
    }

    private static SortedDictionary<int, int> Sizes(IReadOnlyList<int> labels)
    {
        var sizes = new SortedDictionary<int, int>();
        foreach (var label in labels) sizes[label] = sizes.GetValueOrDefault(label) + 1;
        return sizes;
    }

    private static double Entropy(SortedDictionary<int, int> sizes, double count) =>
        -sizes.Values.Sum(size => size / count * Math.Log(size / count));

    /// <summary>The information two random labelings with these sizes share (hypergeometric model), grouped by distinct sizes.</summary>
    private static double ExpectedInformation(int[] gold, int[] predicted, int count)
    {
        var factorials = new double[count + 2];
        for (var i = 2; i < factorials.Length; i++) factorials[i] = factorials[i - 1] + Math.Log(i - 1);
        var total = 0.0;
        foreach (var (x, times) in gold.CountBy(size => size))
        {
            foreach (var (y, others) in predicted.CountBy(size => size))
                total += (double)times * others * ExpectedInformation(x, y, count, factorials);
        }

        return total;
    }

    private static double ExpectedInformation(int x, int y, int count, double[] lg)
    {
        var start = lg[x + 1] + lg[y + 1] + lg[count - x + 1] + lg[count - y + 1] - lg[count + 1];
        var sum = 0.0;
        for (int k = Math.Max(1, x + y - count), end = Math.Min(x, y); k <= end; k++)
        {
            var log = start - lg[k + 1] - lg[x - k + 1] - lg[y - k + 1] - lg[count - x - y + k + 1];
            if (log < -60 && k > (double)x * y / count) break;
            if (log > -60) sum += (double)k / count * Math.Log((double)count * k / ((double)x * y)) * Math.Exp(log);
        }

        return sum;
    }
}
