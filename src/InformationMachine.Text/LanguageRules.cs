using System.Collections.Frozen;
using System.Text.Json;

namespace InformationMachine.Text;

/// <summary>The rules of all languages, and by which words each language states something. Read once from <c>rules/*.json</c>.</summary>
internal sealed class LanguageRules
{
    private const string Folder = "rules/";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<LanguageRules> Shared = new(Read);

    private LanguageRules(IReadOnlyList<LanguageRule> rules, FrozenDictionary<string, StatingWords> stating)
    {
        Rules = rules;
        Stating = stating;
    }

    public static LanguageRules All => Shared.Value;

    /// <summary>By language and as its file has them.</summary>
    public IReadOnlyList<LanguageRule> Rules { get; }

    /// <summary>By language; languages that do not write words apart or have no list are not in it.</summary>
    public FrozenDictionary<string, StatingWords> Stating { get; }

    /// <summary>The first rule that matches; null for none.</summary>
    public (LanguageRule Rule, int Start, int Length)? First(string text)
    {
        foreach (var rule in Rules)
        {
            if (rule.Match(text) is { Success: true } match) return (rule, match.Index, match.Length);
        }

        return null;
    }

    private static LanguageRules Read()
    {
        var assembly = typeof(LanguageRules).Assembly;
        var rules = new List<LanguageRule>();
        var stating = new Dictionary<string, StatingWords>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var file = JsonSerializer.Deserialize<RuleFile>(stream, Options)!;
            rules.AddRange(file.Rules);
            if (file.Finite is not null) stating[Path.GetFileNameWithoutExtension(name)] = StatingWords.Of(file.Finite, file.Endings ?? "", file.Subordinators ?? "");
        }

        return new LanguageRules(rules, stating.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private sealed record RuleFile(string? Finite, string? Endings, string? Subordinators, IReadOnlyList<LanguageRule> Rules);
}
