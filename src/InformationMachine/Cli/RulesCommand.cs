using System.CommandLine;
using System.Globalization;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>The verb <c>rules</c>: what the rules of language find in feeds, and how often they are right.</summary>
internal static class RulesCommand
{
    public static Command Create() => new("rules", "The rules that keep sentences out of briefings.") { Check() };

    private static Command Check()
    {
        var feeds = new Option<string>("--feeds") { Description = "A directory of feed documents (xml, rss, atom, rdf, json) and of posts in JSONL, read with all below it.", HelpName = "DIR", Required = true };
        var judged = new Option<string?>("--judged") { Description = "Judgements, one a line: rule, hash of the sentence, right or wrong. Prints each rule's precision instead of its hits.", HelpName = "FILE" };
        var rule = new Option<string?>("--rule") { Description = "Only this rule, or all of a language or kind: 'en/subscribe', 'en/', 'shape/'.", HelpName = "ID" };
        var output = new Option<string?>("--output") { Description = "Where to write (default: standard output).", HelpName = "FILE" };
        var command = new Command("check", "Print each rule's hits in feeds with the sentences around them, or its precision.") { feeds, judged, rule, output };
        command.SetAction((parse, cancellationToken) => Task.FromResult(Run(
            parse.GetValue(feeds)!, parse.GetValue(judged), parse.GetValue(rule), parse.GetValue(output), parse.GetValue(GlobalOptions.Json), cancellationToken)));
        return command;
    }

    private static int Run(string feeds, string? judged, string? rule, string? output, bool json, CancellationToken cancellationToken)
    {
        var judgements = judged is null ? null : RuleJudgements.Read(judged);
        var hits = RuleHits.In(feeds, cancellationToken).Where(hit => rule is null || hit.Rule.StartsWith(rule, StringComparison.Ordinal)).ToList();
        using var target = OutputFile.Open(output);
        if (judgements is null) Print(hits, target.Writer, json);
        else Print(hits, judgements, target.Writer, json);
        target.Complete();
        return (int)ExitCode.Done;
    }

    private static void Print(List<RuleHit> hits, TextWriter writer, bool json)
    {
        foreach (var group in hits.GroupBy(hit => hit.Rule).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (!json) writer.WriteLine($"{group.Key}: {group.Count()} hits");
            foreach (var hit in group)
                writer.WriteLine(json ? JsonOutput.Line(hit) : $"  {hit.Hash} {(hit.IsCut ? "cut" : hit.IsRemoved ? "removed" : "lowered")} {hit.Where}\n    {PlainLine.Excerpt(hit.Before, 60)} | {hit.Sentence} | {PlainLine.Excerpt(hit.After, 60)}");
        }
    }

    private static void Print(List<RuleHit> hits, RuleJudgements judgements, TextWriter writer, bool json)
    {
        if (!json) writer.WriteLine("rule\thits\tjudged\tright\tprecision\tmay");
        var byRule = hits.ToLookup(hit => hit.Rule, StringComparer.Ordinal);
        foreach (var rule in LanguageRules.All.Rules.Select(rule => rule.Id).Concat(SentenceFilter.Shapes).Where(id => byRule.Contains(id) || judgements.Has(id)))
        {
            var row = judgements.Row(rule, byRule[rule]);
            writer.WriteLine(json ? JsonOutput.Line(row)
                : string.Create(CultureInfo.InvariantCulture, $"{row.Rule}\t{row.Hits}\t{row.Judged}\t{row.Right}\t{(row.Precision is { } precision ? precision.ToString("0.000", CultureInfo.InvariantCulture) : "-")}\t{row.May}"));
        }
    }
}
