using System.Text.Json;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>A judge of sentences in JSON: the names of its numbers, then its trees, which refer to them by place.</summary>
internal static class SentenceJudgeFile
{
    private const string Resource = "grounding/judge.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false };

    public static SentenceJudge ReadShipped()
    {
        using var stream = typeof(SentenceJudgeFile).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        return Read(stream, Resource);
    }

    /// <summary>Reads a judge; <paramref name="name"/> is named in errors.</summary>
    /// <exception cref="RefusedException">It is none of this version.</exception>
    public static SentenceJudge Read(Stream stream, string name)
    {
        try
        {
            var file = JsonSerializer.Deserialize<JudgeJson>(stream, Options) ?? throw new JsonException("null is no judge");
            var places = Array.ConvertAll(file.Numbers, Place);
            return new SentenceJudge(file.Trees.Read(places), file.Least);
        }
        catch (JsonException e)
        {
            throw new RefusedException(ExitCode.Configuration, $"{name}: this is not a judge of sentences ({e.Message}); write one with `check train --output FILE`.", e);
        }
    }

    public static void Write(Stream stream, SentenceJudge judge) =>
        JsonSerializer.Serialize(stream, new JudgeJson(Enum.GetNames<SentenceNumber>(), judge.Least, SumJson.Of(judge.Trees)), Options);

    private static int Place(string name) =>
        Enum.TryParse<SentenceNumber>(name, out var number) && Enum.IsDefined(number) ? (int)number : throw new JsonException($"the number '{name}' is unknown to this version");

    private sealed record JudgeJson(string[] Numbers, float Least, SumJson Trees);
}
