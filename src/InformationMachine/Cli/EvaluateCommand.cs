using System.CommandLine;
using System.Globalization;
using InformationMachine.Configuration;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Cli;

/// <summary>The verb <c>evaluate</c>: measures the linker on a labelled sample.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var posts = new Option<string>("--posts") { Description = "Posts in JSONL, in order of arrival.", HelpName = "FILE", Required = true };
        var gold = new Option<string>("--gold") { Description = "Labels in JSONL: {\"id\",\"label\"} a line, optionally \"topic\" and \"unsure\"; an empty label is noise.", HelpName = "FILE", Required = true };
        var round = ReplayCommand.Round();
        var command = new Command("evaluate", "Measure the linker on a labelled sample: what readers meet, AMI, NMI, BCubed, and which stories were fused or torn.") { posts, gold, round };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var labels = LabelFile.Read(parse.GetValue(gold)!);
            await using var store = LiteDbStore.InMemory();
            var linked = await new Replay(store, SettingsReader.Read(GlobalOptions.Paths(parse)).Threads).RunAsync(parse.GetValue(posts)!, parse.GetValue(round), cancellationToken);
            var evaluation = Evaluation.Of([.. linked.Select(replayed =>
                new LabelledPost(LabelledFiles.Label(labels, replayed.Post.Guid, parse.GetValue(gold)!), replayed.Assignment.Thread.Value, replayed.Assignment.Provisional.Value) { IsPublished = replayed.Thread.IsShown })]);
            if (parse.GetValue(GlobalOptions.Json)) JsonOutput.Print(evaluation);
            else Print(evaluation);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Print(Evaluation evaluation)
    {
        Table.Print(["readers meet", ""], Rows(evaluation.Readers));
        Console.Out.WriteLine();
        Table.Print(["measure", "final", "on arrival"], Rows(evaluation.Final, evaluation.Provisional));
        if (evaluation.Absorbed is { } absorbed) Console.Out.WriteLine($"absorbed\t{Number(absorbed)}");
        Print("fused: one thread, several stories", evaluation.Fused);
        Print("torn: one story, several threads", evaluation.Torn);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(ReaderMeasures measures)
    {
        yield return ["published", $"{measures.Published}"];
        yield return ["clean", Number(measures.Clean)];
        yield return ["bogus", Number(measures.Bogus)];
        yield return ["misplaced", Number(measures.Misplaced)];
        yield return ["largest", $"{measures.Largest}"];
        yield return ["stories", $"{measures.Stories}"];
        yield return ["found", Number(measures.Found)];
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(ClusterMeasures final, ClusterMeasures provisional)
    {
        yield return ["AMI", Number(final.Ami), Number(provisional.Ami)];
        yield return ["NMI", Number(final.Nmi), Number(provisional.Nmi)];
        yield return ["BCubed precision", Number(final.BCubedPrecision), Number(provisional.BCubedPrecision)];
        yield return ["BCubed recall", Number(final.BCubedRecall), Number(provisional.BCubedRecall)];
        yield return ["BCubed F1", Number(final.BCubedF1), Number(provisional.BCubedF1)];
        yield return ["stories", $"{final.Labels}", $"{provisional.Labels}"];
        yield return ["threads", $"{final.Clusters}", $"{provisional.Clusters}"];
    }

    private static void Print(string heading, IReadOnlyList<Confusion> confusions)
    {
        if (confusions.Count == 0) return;
        Console.Out.WriteLine();
        Table.Print([heading, "posts of each"], confusions.Select(confusion =>
            (IReadOnlyList<string>)[confusion.Name, string.Join(", ", confusion.Parts.Take(6).Select(part => $"{part.Name}: {part.Posts}"))]));
    }

    private static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
