using System.CommandLine;
using InformationMachine.Configuration;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>The verb <c>feeds replace</c>: puts a list as <c>feeds.json</c> has it in the place of the list that is kept, in a file or in the database.</summary>
internal static class FeedsReplaceCommand
{
    /// <summary>More than the 100,000 feeds of one machine take.</summary>
    private const int MaximumMegabytes = 64;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A list as feeds.json has it, or as `feeds export --format json` writes it." };
        var command = new Command("replace", "Follow the feeds of a list and no others; an invalid list changes nothing. Posts of feeds that go stay.") { file };
        command.SetAction(parse =>
        {
            var path = parse.GetValue(file)!;
            if (Directory.Exists(path.FullName)) throw new RefusedException(ExitCode.Failed, $"{path} is a folder; a list as feeds.json has it is needed.");
            if (!path.Exists) throw new RefusedException(ExitCode.Failed, $"{path} does not exist.");
            if (path.Length > MaximumMegabytes * 1024L * 1024) throw new RefusedException(ExitCode.Failed, $"{path} is longer than {MaximumMegabytes} MB, which is more than a list of feeds takes.");
            var replaced = KeptDocuments.Editor(GlobalOptions.Paths(parse)).Replace(File.ReadAllBytes(path.FullName), path.ToString());
            Report(replaced, parse.GetValue(GlobalOptions.Json));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Report(FeedsReplacement replaced, bool json)
    {
        if (replaced.Unread is { } reason) Console.Error.WriteLine($"The list that was replaced could not be read: {reason}");
        if (json)
        {
            JsonOutput.Print(new { replaced.Added, replaced.Removed, Feeds = replaced.After.Length });
            return;
        }

        foreach (var id in replaced.Added) Console.Out.WriteLine($"Added: {id}");
        foreach (var id in replaced.Removed) Console.Out.WriteLine($"Removed: {id}");
        Console.Out.WriteLine($"{Counted.Are(replaced.After.Length, "feed")} followed: {replaced.Added.Length} added, {replaced.Removed.Length} removed, {replaced.After.Length - replaced.Added.Length} stay.");
    }
}
