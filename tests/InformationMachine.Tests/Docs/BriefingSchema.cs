using System.Text.Json;
using Json.Schema;

namespace InformationMachine.Tests.Docs;

/// <summary>The published schema of a briefing's JSON form, <c>docs/briefing.schema.json</c>.</summary>
internal static class BriefingSchema
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(DocumentationTests.Repository, "docs", "briefing.schema.json")));

    /// <summary>What does not agree with the schema, empty where all does.</summary>
    public static IReadOnlyList<string> Mistakes(string json)
    {
        using var document = JsonDocument.Parse(json);
        var result = Schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        if (result.IsValid) return [];
        var mistakes = (result.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")).ToList();
        return mistakes.Count > 0 ? mistakes : ["invalid"];
    }
}
