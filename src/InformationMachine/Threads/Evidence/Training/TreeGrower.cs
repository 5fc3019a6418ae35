using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Evidence.Training;

/// <summary>
/// Grows one tree by second-order gains over binned numbers (Chen and Guestrin 2016), keeping each number's direction by bounding the values
/// below a split. Seeded by its caller.
/// </summary>
internal sealed class TreeGrower(BoostingOptions options, IReadOnlyList<Column> columns, Gradients gradients)
{
    private readonly List<int> _number = [];
    private readonly List<float> _limit = [];
    private readonly List<int> _left = [];
    private readonly List<bool> _unknownLeft = [];
    private readonly List<float> _value = [];
    private readonly double[] _first = new double[Column.Bins];
    private readonly double[] _second = new double[Column.Bins];

    public JudgeTree Grow(int[] pairs)
    {
        AddNode();
        Grow(0, pairs, options.Depth, new Bounds(double.NegativeInfinity, double.PositiveInfinity));
        return new JudgeTree([.. _number], [.. _limit], [.. _left], [.. _unknownLeft], [.. _value]);
    }

    private void Grow(int node, int[] pairs, int depth, Bounds bounds)
    {
        var total = Sums.Of(pairs, gradients);
        var value = Value(total, bounds);
        _value[node] = (float)(value * options.Rate);
        if (depth == 0 || total.Second < 2 * options.LeastLeaf || Best(pairs, total, value, bounds) is not { } split) return;
        var (left, right) = Part(pairs, split);
        var first = AddNode();
        AddNode();
        (_number[node], _limit[node], _left[node], _unknownLeft[node]) = (split.Column.Number, split.Column.Cuts[split.Cut], first, split.UnknownLeft);
        var middle = (split.Left + split.Right) / 2;
        Grow(first, left, depth - 1, split.Column.Direction switch { > 0 => bounds with { Most = middle }, < 0 => bounds with { Least = middle }, _ => bounds });
        Grow(first + 1, right, depth - 1, split.Column.Direction switch { > 0 => bounds with { Least = middle }, < 0 => bounds with { Most = middle }, _ => bounds });
    }

    private int AddNode()
    {
        _number.Add(-1);
        _limit.Add(0);
        _left.Add(0);
        _unknownLeft.Add(false);
        _value.Add(0);
        return _number.Count - 1;
    }

    private double Value(Sums sums, Bounds bounds) => Math.Clamp(-sums.First / (sums.Second + options.Shrinkage), bounds.Least, bounds.Most);

    private double Worth(Sums sums, double value) => -((sums.First * value) + (0.5 * (sums.Second + options.Shrinkage) * value * value));

    private Split? Best(int[] pairs, Sums total, double value, Bounds bounds)
    {
        Split? best = null;
        foreach (var column in columns)
        {
            Count(pairs, column);
            Search(column, unknownLeft: false);
            if (_second[Column.Unknown] > 0) Search(column, unknownLeft: true);
        }

        return best;

        void Search(Column column, bool unknownLeft)
        {
            var left = unknownLeft ? new Sums(_first[Column.Unknown], _second[Column.Unknown]) : default;
            for (var cut = 0; cut < column.Cuts.Length; cut++)
            {
                left = new Sums(left.First + _first[cut], left.Second + _second[cut]);
                var right = new Sums(total.First - left.First, total.Second - left.Second);
                if (left.Second < options.LeastLeaf || right.Second < options.LeastLeaf) continue;
                var (valueLeft, valueRight) = (Value(left, bounds), Value(right, bounds));
                if (column.Direction * (valueRight - valueLeft) < 0) continue;
                var gain = Worth(left, valueLeft) + Worth(right, valueRight) - Worth(total, value);
                if (gain > Math.Max(options.LeastGain, best?.Gain ?? 0)) best = new Split(column, cut, unknownLeft, valueLeft, valueRight, gain);
            }
        }
    }

    private void Count(int[] pairs, Column column)
    {
        Array.Clear(_first);
        Array.Clear(_second);
        var bins = column.Values;
        foreach (var pair in pairs)
        {
            _first[bins[pair]] += gradients.First[pair];
            _second[bins[pair]] += gradients.Second[pair];
        }
    }

    private static (int[] Left, int[] Right) Part(int[] pairs, Split split)
    {
        var bins = split.Column.Values;
        var parts = pairs.ToLookup(pair => bins[pair] == Column.Unknown ? split.UnknownLeft : bins[pair] <= split.Cut);
        return ([.. parts[true]], [.. parts[false]]);
    }

    /// <summary>What values below a node may be.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Bounds(double Least, double Most);

    /// <summary>Derivatives summed over pairs.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sums(double First, double Second)
    {
        public static Sums Of(int[] pairs, Gradients gradients)
        {
            double first = 0, second = 0;
            foreach (var pair in pairs)
            {
                first += gradients.First[pair];
                second += gradients.Second[pair];
            }

            return new Sums(first, second);
        }
    }
}
