using System.CommandLine;
using InformationMachine.Configuration;
using InformationMachine.Threads.Linking;
using InformationMachine.Threads.Training;

namespace InformationMachine.Cli;

/// <summary>The verb <c>tune</c>: proposes the linker's two settings from an operator's own labelled sample.</summary>
internal static class TuneCommand
{
    private const int UsualTries = 40;

    public static Command Create()
    {
        var options = new SearchOptions();
        options.Posts.Required = options.Gold.Required = true;
        options.Tries.DefaultValueFactory = _ => UsualTries;
        var command = new Command("tune", "Propose Threads:JoinThreshold and Threads:MergeThreshold from a labelled sample, checked on stories that had no say.") { options.Posts, options.Gold, options.Tries, options.Seed };
        command.SetAction((parse, cancellationToken) => Task.Run(() => Run(parse, options, cancellationToken), cancellationToken));
        return command;
    }

    private static int Run(ParseResult parse, SearchOptions options, CancellationToken cancellationToken)
    {
        var material = new Material(LabelledFiles.ReadAll(parse.GetValue(options.Posts)!, parse.GetValue(options.Gold)!));
        var start = LinkingModel.From(SettingsReader.Read(GlobalOptions.Paths(parse)).Threads);
        var result = options.Run(parse, material, start, TrainedNumber.Thresholds, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json)) JsonOutput.Print(SearchReport.Json(result, TrainedNumber.Thresholds));
        else Print(result);
        return (int)ExitCode.Done;
    }

    private static void Print(SearchResult result)
    {
        SearchReport.Print(result);
        if (!result.IsGain)
        {
            Console.Out.WriteLine("Keep the settings as they are: no others did better on stories they were not chosen by.");
            return;
        }

        Console.Out.WriteLine("Write into machine.json:");
        Console.Out.WriteLine($"  \"Threads\": {{ {string.Join(", ", TrainedNumber.Thresholds.Select(number => $"\"{number.Name}\": {SearchReport.Value(number.Get(result.Best.Model))}"))} }}");
    }
}
