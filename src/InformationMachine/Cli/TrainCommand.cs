using System.CommandLine;
using System.Globalization;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Evidence.Training;

namespace InformationMachine.Cli;

/// <summary>The verb <c>train</c>: learns the judge of pairs from editors' decisions or from labelled streams.</summary>
internal static class TrainCommand
{
    private const int AddedTrees = 60;

    private static readonly Option<string[]> Posts = new("--posts") { Description = "Posts in JSONL.", HelpName = "FILE" };
    private static readonly Option<string[]> Gold = new("--gold") { Description = "Labels of them in JSONL: {\"id\",\"label\"} a line; an empty label is noise.", HelpName = "FILE" };
    private static readonly Option<string?> Output = new("--output") { Description = "Where to write the judge, if it is a gain.", HelpName = "FILE" };
    private static readonly Option<int> Seed = new("--seed") { Description = "Where chance starts: the same seed learns the same.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> Anew = new("--anew") { Description = "Learn from these streams alone instead of going on from the shipped judge; write it whether it is a gain or not." };

    public static Command Create()
    {
        var command = new Command("train", "Learn the judge of pairs from the decisions in the data file, or from labelled streams (--posts and --gold, repeatable); each is judged by what was learned without it.")
        {
            Posts, Gold, Output, Seed, Anew,
        };
        command.SetAction((parse, cancellationToken) => Task.Run(() => RunAsync(parse, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var trial = JudgeTrial.Run(await StreamsAsync(parse), JudgeModel.Shipped, pairs => Learn(parse, pairs, cancellationToken), cancellationToken);
        if (parse.GetValue(GlobalOptions.Json)) JsonOutput.Print(new { Gain = trial.IsGain, LeftOutGain = trial.Gain, Parts = trial.LeftOut });
        else Print(trial);
        if (parse.GetValue(Output) is { } output && (trial.IsGain || parse.GetValue(Anew))) Write(output, trial.Model);
        return (int)ExitCode.Done;
    }

    private static JudgeModel Learn(ParseResult parse, IReadOnlyList<LabelledPair> pairs, CancellationToken cancellationToken)
    {
        var options = new BoostingOptions { Seed = parse.GetValue(Seed) };
        return parse.GetValue(Anew)
            ? JudgeTraining.Train(pairs, options, cancellationToken)
            : JudgeTraining.GoOn(JudgeModel.Shipped, pairs, options with { Trees = AddedTrees }, cancellationToken);
    }

    private static async Task<IReadOnlyList<JudgedStream>> StreamsAsync(ParseResult parse)
    {
        var (posts, gold) = (parse.GetValue(Posts) ?? [], parse.GetValue(Gold) ?? []);
        var embedder = SentenceEmbedders.Open(EmbeddingMode.Auto);
        using var opened = embedder as IDisposable;
        if (posts.Length + gold.Length > 0) return LabelledFiles.ReadJudged(posts, gold, embedder);
        await using var data = OpenedData.ForReading(GlobalOptions.Paths(parse));
        return [DecidedStream.Read(data.Reader, embedder)];
    }

    private static void Print(JudgeTrial trial)
    {
        Table.Print(["left out", "pairs", "of one story", "average precision now", "learned from the others"], trial.LeftOut.Select(part =>
            (IReadOnlyList<string>)[part.Stream, Count(part.Pairs), Count(part.Same), Share(part.Now), Share(part.Learned)]));
        Console.Out.WriteLine(trial.IsGain ? $"A gain of {Share(trial.Gain)} on average." : "Keep the judge as it is: no gain on what had no say.");
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double number) => number.ToString("F3", CultureInfo.InvariantCulture);

    private static void Write(string path, JudgeModel model)
    {
        using var bytes = new MemoryStream();
        JudgeFile.Write(bytes, model);
        using var file = OutputFile.Open(path);
        file.Writer.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
        file.Complete();
        Console.Error.WriteLine($"Written to {path}; set Threads:JudgeFile to it. Only posts that come are judged by it.");
    }
}
