using System.CommandLine;

namespace InformationMachine.Cli;

/// <summary>The verb <c>archive</c>.</summary>
internal static class ArchiveCommand
{
    public static Command Create()
    {
        var command = new Command("archive", "Move the posts of old dormant threads to their yearly archives now, as a running machine does by itself.");
        command.SetAction((parse, cancellationToken) => Retention.RunAsync(
            GlobalOptions.Paths(parse),
            ("archive", "Old threads stay where they are: its tables may be of any size."),
            running => running.ArchiveAsync(cancellationToken),
            round => round.ArchiveAsync(cancellationToken),
            posts =>
            {
                if (parse.GetValue(GlobalOptions.Json)) JsonOutput.Print(new { Posts = posts });
                else Console.Out.WriteLine($"{posts} posts moved to archives.");
            }));
        return command;
    }
}
