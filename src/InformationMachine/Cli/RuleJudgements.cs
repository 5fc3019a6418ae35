using System.Text.Json;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>
/// What people said of hits: a line is the rule, the hash of the sentence, and "right" or "wrong" (blanks, tabs or commas between), or a
/// JSON object with <c>rule</c>, <c>hash</c> and <c>verdict</c>. Blank lines and lines that begin with # are passed over; the last line
/// about a sentence counts.
/// </summary>
internal sealed class RuleJudgements
{
    private readonly Dictionary<(string Rule, string Hash), bool> _right = [];

    public static RuleJudgements Read(string path)
    {
        var judgements = new RuleJudgements();
        try
        {
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line) && line[0] != '#') judgements.Add(line, $"{path}:{number}");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Failed, $"{path}: cannot be read ({e.Message}).", e);
        }

        return judgements;
    }

    public bool Has(string rule) => _right.Keys.Any(key => key.Rule == rule);

    public RuleRow Row(string rule, IEnumerable<RuleHit> hits)
    {
        var found = hits.ToList();
        var judged = found.Where(hit => _right.ContainsKey((rule, hit.Hash))).ToList();
        var right = judged.Count(hit => _right[(rule, hit.Hash)]);
        double? precision = judged.Count == 0 ? null : right / (double)judged.Count;
        var may = judged.Count < LanguageRule.FewestJudged ? "lower" : precision >= LanguageRule.LeastPrecision ? "remove" : "go";
        return new RuleRow(rule, found.Count, judged.Count, right, precision, may);
    }

    private void Add(string line, string where)
    {
        var (rule, hash, verdict) = line[0] == '{' ? Json(line, where) : Columns(line);
        if (rule is null || hash is null || verdict is not ("right" or "wrong")) throw new RefusedException(ExitCode.Failed, $"{where}: this is no judgement; write the rule, the hash of the sentence, and right or wrong.");
        _right[(rule, hash)] = verdict == "right";
    }

    private static (string? Rule, string? Hash, string? Verdict) Columns(string line) =>
        line.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries) is [var rule, var hash, var verdict, ..] ? (rule, hash, verdict) : default;

    private static (string? Rule, string? Hash, string? Verdict) Json(string line, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return (Text("rule"), Text("hash") ?? Text("sentence"), Text("verdict"));
        }
        catch (JsonException e)
        {
            throw new RefusedException(ExitCode.Failed, $"{where}: this is not JSON ({e.Message}).", e);
        }
    }
}
