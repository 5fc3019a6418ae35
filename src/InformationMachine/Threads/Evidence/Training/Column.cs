namespace InformationMachine.Threads.Evidence.Training;

/// <summary>One number of all pairs in bins, so that splits are found by counting.</summary>
internal sealed class Column
{
    /// <summary>The bin of NaN.</summary>
    public const byte Unknown = 127;

    /// <summary>The bins a column can have.</summary>
    public const int Bins = 128;

    private const int FewValues = 60;
    private static readonly double[] Shares = [.. Enumerable.Range(1, 63).Select(i => i / 64.0), 0.0015, 0.003, 0.005, 0.008, 0.011, 0.9885, 0.992, 0.994, 0.996, 0.9975, 0.999];

    /// <param name="number">Its place among the numbers.</param>
    /// <param name="direction">1 where more of it may only speak for the answer, -1 only against, 0 either way.</param>
    /// <param name="pairs">The pairs.</param>
    public Column(int number, int direction, IReadOnlyList<LabelledPair> pairs)
    {
        Number = number;
        Direction = direction;
        Cuts = CutsOf(pairs, number);
        Values = [.. pairs.Select(pair => Bin(pair.Numbers[number]))];
    }

    public int Number { get; }

    public int Direction { get; }

    /// <summary>The least value of each bin but the first, ascending.</summary>
    public float[] Cuts { get; }

    /// <summary>The bin of every pair.</summary>
    public byte[] Values { get; }

    private byte Bin(float value)
    {
        if (float.IsNaN(value)) return Unknown;
        var at = Array.BinarySearch(Cuts, value);
        return (byte)(at >= 0 ? at + 1 : ~at);
    }

    /// <summary>
    /// All values where there are few; else quantiles, dense at both ends. Those of the weighty pairs apart from the light ones: a number that is
    /// rare in a large light stream would otherwise get no cut at all.
    /// </summary>
    private static float[] CutsOf(IReadOnlyList<LabelledPair> pairs, int number)
    {
        var most = pairs.Max(pair => pair.Weight);
        var cuts = new SortedSet<float>();
        AddQuantiles(cuts, [.. pairs.Where(pair => pair.Weight * 6 >= most).Select(pair => pair.Numbers[number]).Where(value => !float.IsNaN(value)).Order()], 1);
        AddQuantiles(cuts, [.. pairs.Where(pair => pair.Weight * 6 < most).Select(pair => pair.Numbers[number]).Where(value => !float.IsNaN(value)).Order()], 2);
        if (cuts.Count > 0) cuts.Remove(cuts.Min);
        return [.. cuts.Take(Unknown - 1)];
    }

    private static void AddQuantiles(SortedSet<float> cuts, float[] values, int step)
    {
        if (values.Length == 0) return;
        cuts.Add(values[0]);
        var distinct = values.Distinct().Take(FewValues + 1).ToList();
        if (distinct.Count <= FewValues) cuts.UnionWith(distinct);
        else cuts.UnionWith(Shares.Where((_, i) => i % step == 0).Select(share => values[(int)(values.Length * share)]));
    }
}
