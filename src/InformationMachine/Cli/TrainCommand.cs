using System.CommandLine;
using InformationMachine.Configuration;
using InformationMachine.Threads.Evaluation;
using InformationMachine.Threads.Linking;
using InformationMachine.Threads.Training;

namespace InformationMachine.Cli;

/// <summary>The verb <c>train</c>: learns the linker's numbers from editors' decisions or from labelled streams.</summary>
internal static class TrainCommand
{
    private const int UsualTries = 100;

    public static Command Create()
    {
        var options = new SearchOptions();
        options.Tries.DefaultValueFactory = _ => UsualTries;
        var output = new Option<string?>("--output") { Description = "Where to write the numbers for Threads:ModelFile, if they are a gain.", HelpName = "FILE" };
        var command = new Command("train", "Learn the linker's numbers from the decisions in the data file, or from labelled streams (--posts and --gold, repeatable); each is checked on what had no say.")
        {
            options.Posts, options.Gold, options.Tries, options.Seed, output,
        };
        command.SetAction((parse, cancellationToken) => Task.Run(() => RunAsync(parse, options, parse.GetValue(output), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, SearchOptions options, string? output, CancellationToken cancellationToken)
    {
        var start = LinkingModel.From(SettingsReader.Read(GlobalOptions.Paths(parse)).Threads);
        var material = new Material(await StreamsAsync(parse, options));
        var result = options.Run(parse, material, start, TrainedNumber.All, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json)) JsonOutput.Print(SearchReport.Json(result, TrainedNumber.All));
        else Print(result);
        if (result.IsGain && output is not null) Write(output, result.Best.Model);
        return (int)ExitCode.Done;
    }

    private static async Task<IReadOnlyList<LabelledStream>> StreamsAsync(ParseResult parse, SearchOptions options)
    {
        var (posts, gold) = (parse.GetValue(options.Posts) ?? [], parse.GetValue(options.Gold) ?? []);
        if (posts.Length + gold.Length > 0) return LabelledFiles.ReadAll(posts, gold);
        await using var data = OpenedData.ForReading(GlobalOptions.Paths(parse));
        return DecidedSample.Read(data.Reader);
    }

    private static void Print(SearchResult result)
    {
        SearchReport.Print(result);
        if (result.IsGain) Table.Print(["number", "now", "proposed"], SearchReport.Changes(result, TrainedNumber.All));
        else Console.Out.WriteLine("Keep the numbers as they are: no others did better on what they were not chosen by.");
    }

    private static void Write(string path, LinkingModel model)
    {
        using var file = OutputFile.Open(path);
        file.Writer.WriteLine(ModelFile.Write(model));
        file.Complete();
        Console.Error.WriteLine($"Written to {path}; set Threads:ModelFile to it. Threads that stand are not changed.");
    }
}
