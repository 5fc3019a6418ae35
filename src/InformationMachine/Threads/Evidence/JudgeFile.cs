using System.Text.Json;

namespace InformationMachine.Threads.Evidence;

/// <summary>A judge's model in JSON: the names of its numbers, then its trees, which refer to them by place.</summary>
internal static class JudgeFile
{
    private const string Resource = "threads/judge.json";
    private const int MaximumNodes = 4_096;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false };

    public static JudgeModel ReadShipped()
    {
        using var stream = typeof(JudgeFile).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        return Read(stream, Resource);
    }

    /// <summary>The model that an operator has named, or the shipped one.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or is not a model of this version.</exception>
    public static JudgeModel Read(ThreadOptions options)
    {
        if (options.JudgeFile.Length == 0) return JudgeModel.Shipped;
        try
        {
            using var stream = File.OpenRead(options.JudgeFile);
            return Read(stream, options.JudgeFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusedException(ExitCode.Configuration, $"Threads:JudgeFile: {options.JudgeFile} cannot be read ({e.Message}); name a file that `train --output FILE` has written, or remove the setting.", e);
        }
    }

    /// <summary>Reads a model; <paramref name="name"/> is named in errors.</summary>
    /// <exception cref="RefusedException">It is not a model of this version.</exception>
    public static JudgeModel Read(Stream stream, string name)
    {
        try
        {
            var file = JsonSerializer.Deserialize<JudgeJson>(stream, Options) ?? throw new JsonException("null is no model");
            var places = Array.ConvertAll(file.Numbers, Place);
            return new JudgeModel(Trees(file.Meaning, places), Trees(file.Words, places));
        }
        catch (JsonException e)
        {
            throw new RefusedException(ExitCode.Configuration, $"{name}: this is not a judge's model ({e.Message}); write one with `train --output FILE`.", e);
        }
    }

    public static void Write(Stream stream, JudgeModel model) =>
        JsonSerializer.Serialize(stream, new JudgeJson(Enum.GetNames<PairNumber>(), Json(model.Meaning), Json(model.Words)), Options);

    private static int Place(string name) =>
        Enum.TryParse<PairNumber>(name, out var number) && Enum.IsDefined(number) ? (int)number : throw new JsonException($"the number '{name}' is unknown to this version");

    private static TreeSum Trees(SumJson sum, int[] places) => new(Finite(sum.Bias), [.. sum.Trees.Select(tree => Tree(tree, places))]);

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

    private static SumJson Json(TreeSum sum) => new(sum.Bias, [.. sum.Trees.Select(tree => new TreeJson(tree.Number, tree.Limit, tree.Left, Array.ConvertAll(tree.UnknownLeft, flag => flag ? 1 : 0), tree.Value))]);

    private sealed record JudgeJson(string[] Numbers, SumJson Meaning, SumJson Words);

    private sealed record SumJson(float Bias, TreeJson[] Trees);

    private sealed record TreeJson(int[] Number, float[] Limit, int[] Left, int[] UnknownLeft, float[] Value);
}
