using System.Text.Json;

namespace InformationMachine.Threads.Evidence;

/// <summary>A judge's model in JSON: the names of its numbers, then its trees, which refer to them by place.</summary>
internal static class JudgeFile
{
    private const string Resource = "threads/judge.json";

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
            return new JudgeModel(file.Meaning.Read(places), file.Words.Read(places));
        }
        catch (JsonException e)
        {
            throw new RefusedException(ExitCode.Configuration, $"{name}: this is not a judge's model ({e.Message}); write one with `train --output FILE`.", e);
        }
    }

    public static void Write(Stream stream, JudgeModel model) =>
        JsonSerializer.Serialize(stream, new JudgeJson(Enum.GetNames<PairNumber>(), SumJson.Of(model.Meaning), SumJson.Of(model.Words)), Options);

    private static int Place(string name) =>
        Enum.TryParse<PairNumber>(name, out var number) && Enum.IsDefined(number) ? (int)number : throw new JsonException($"the number '{name}' is unknown to this version");

    private sealed record JudgeJson(string[] Numbers, SumJson Meaning, SumJson Words);
}
