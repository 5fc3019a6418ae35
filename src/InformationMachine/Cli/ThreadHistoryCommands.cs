using System.CommandLine;
using System.Globalization;
using InformationMachine.Briefings.Versions;
using InformationMachine.Configuration;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Explaining;

namespace InformationMachine.Cli;

/// <summary>The verbs <c>threads history</c> and <c>threads explain</c>: what happened to a thread, and why a post is in it.</summary>
internal static class ThreadHistoryCommands
{
    public static IEnumerable<Command> Create()
    {
        var thread = DecisionCommands.Thread();
        var history = new Command("history", "A thread's briefing versions with what changed and why, merges and decisions, in order.") { thread };
        history.SetAction((parse, _) => HistoryAsync(GlobalOptions.Paths(parse), parse.GetValue(thread), parse.GetValue(GlobalOptions.Json)));
        var post = DecisionCommands.Posts(ArgumentArity.ExactlyOne);
        var explain = new Command("explain", "Why a post is in its thread: how likely the judge found its pairs and on what evidence, what it shares, and what came second.") { post };
        explain.SetAction((parse, _) => ExplainAsync(GlobalOptions.Paths(parse), parse.GetValue(post)![0], parse.GetValue(GlobalOptions.Json)));
        return [history, explain];
    }

    private static async Task<int> HistoryAsync(MachinePaths paths, ThreadId id, bool json)
    {
        await using var data = OpenedData.ForReading(paths);
        if (data.Reader.Thread(id) is null) throw new RefusedException(ExitCode.Failed, $"There is no thread {id}; see `threads list`.");
        var events = VersionChange.Of(data.Reader.Briefings(id)).Select(version => new Event(version.Summary.WrittenAt, "machine", $"Version {version.Summary.Version}: {version.Summary.Title}", Why: VersionText.Why(version), Version: VersionText.Describe(version)))
            .Concat(data.Reader.Merges().Where(merge => merge.From == id || merge.Into == id).Select(merge => new Event(merge.At, "machine", $"Thread {merge.From} was merged into {merge.Into}.")))
            .Concat(data.Reader.Decisions(id).Select(decision => new Event(decision.At, decision.By, DecisionText.Sentence(decision) + (decision.Why is null ? "" : $" ({decision.Why})"), decision.Id.Value)))
            .OrderBy(item => item.At).ToList();
        if (json)
        {
            JsonOutput.Print(events);
            return (int)ExitCode.Done;
        }

        Table.Print(["when", "who", "decision", "what", "why and what changed"], events.Select(item => (IReadOnlyList<string>)[Time(item.At), item.Who, item.Decision?.ToString(CultureInfo.InvariantCulture) ?? "", item.What, item.Why ?? ""]));
        return (int)ExitCode.Done;
    }

    private sealed record Event(DateTimeOffset At, string Who, string What, int? Decision = null, string? Why = null, object? Version = null);

    private static async Task<int> ExplainAsync(MachinePaths paths, PostId id, bool json)
    {
        await using var data = OpenedData.ForReading(paths);
        var explanation = new PostExplainer(data.Reader, JudgeFile.Read(SettingsReader.Read(paths).Threads)).Explain(id)
            ?? throw new RefusedException(ExitCode.Failed, $"There is no post {id} in any thread; `threads show` names posts.");
        if (json) JsonOutput.Print(Describe(explanation));
        else Print(explanation);
        return (int)ExitCode.Done;
    }

    private static object Describe(PostExplanation explanation) => new
    {
        Post = explanation.Post.Id.Value,
        explanation.Started,
        explanation.Assignment.By,
        explanation.Assignment.Score,
        Provisional = explanation.Assignment.Provisional.Value,
        Thread = Describe(explanation.Thread),
        RunnerUp = explanation.RunnerUp is { } second ? Describe(second) : null,
        Merges = explanation.Merges.Select(merge => new { From = merge.From.Value, Into = merge.Into.Value, merge.Score, merge.At }),
        Decisions = explanation.Decisions.Select(DecisionText.Describe),
    };

    private static object Describe(ComparedThread compared) => new
    {
        Id = compared.Thread.Id.Value,
        compared.Thread.Title,
        compared.Score,
        compared.Terms,
        compared.Links,
        Nearest = compared.Nearest?.Id.Value,
        compared.Likeness,
        Pairs = compared.Pairs.Select(pair => new { Post = pair.Other.Id.Value, pair.Probability, pair.Evidence }),
    };

    private static void Print(PostExplanation explanation)
    {
        Console.Out.WriteLine($"{explanation.Post.Author}, {Time(explanation.Post.PublishedAt)} UTC: {Excerpt(explanation.Post.Title ?? explanation.Post.Text)}");
        foreach (var decision in explanation.Decisions) Console.Out.WriteLine($"Decision {decision.Id} by {decision.By}, {Time(decision.At)} UTC: {DecisionText.Sentence(decision)}");
        if (explanation.Started) Console.Out.WriteLine($"On arrival no thread was alike enough: it started thread {explanation.Assignment.Provisional}.");
        else Console.Out.WriteLine($"On arrival it joined thread {explanation.Assignment.Provisional} with score {Number(explanation.Assignment.Score)}.");
        foreach (var merge in explanation.Merges) Console.Out.WriteLine($"Thread {merge.From} was merged into {merge.Into} by the machine ({Number(merge.Score)}), {Time(merge.At)} UTC.");
        Console.Out.WriteLine();
        Print("It is in", explanation.Thread);
        if (explanation.RunnerUp is { } second) Print("Second came", second);
        else Console.Out.WriteLine("No other thread came close.");
    }

    private static void Print(string how, ComparedThread compared)
    {
        Console.Out.WriteLine($"{how} thread {compared.Thread.Id}{(compared.Score is { } score ? $" (score {Number(score)})" : "")}: {compared.Thread.Title}");
        foreach (var pair in compared.Pairs) Print(pair);
        if (compared.Nearest is { } nearest) Console.Out.WriteLine($"  most like   {nearest.Author}, {Time(nearest.PublishedAt)} UTC ({Number(compared.Likeness)}): {Excerpt(nearest.Title ?? nearest.Text)}");
        foreach (var kind in Enum.GetValues<TermKind>())
        {
            var terms = compared.Terms.Where(term => term.Kind == kind).Select(term => $"{term.Term} {term.Share.ToString("P0", CultureInfo.InvariantCulture)}").ToList();
            if (terms.Count > 0) Console.Out.WriteLine($"  {(kind.ToString().ToLowerInvariant() + "s").PadRight(10)}  {string.Join(", ", terms)}");
        }

        if (compared.Links.Count > 0) Console.Out.WriteLine($"  links       {string.Join(" ", compared.Links)}");
        Console.Out.WriteLine();
    }

    private static void Print(JudgedPair pair)
    {
        Console.Out.WriteLine($"  judged {Number(pair.Probability)} one story with {pair.Other.Author}, {Time(pair.Other.PublishedAt)} UTC: {Excerpt(pair.Other.Title ?? pair.Other.Text)}");
        string Weights(Func<WeighedEvidence, bool> which) => string.Join(", ", pair.Evidence.Where(which).Select(evidence => $"{EvidenceKinds.Text(evidence.Kind)} {evidence.Weight.ToString("+0.0;-0.0", CultureInfo.InvariantCulture)}"));
        if (Weights(evidence => evidence.Weight > 0) is { Length: > 0 } forIt) Console.Out.WriteLine($"    for it:     {forIt}");
        if (Weights(evidence => evidence.Weight < 0) is { Length: > 0 } against) Console.Out.WriteLine($"    against it: {against}");
    }

    private static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Excerpt(string text) => text.Length <= 100 ? text.Replace('\n', ' ') : text[..99].Replace('\n', ' ') + "…";
}
