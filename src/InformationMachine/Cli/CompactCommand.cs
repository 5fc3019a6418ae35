using System.CommandLine;

namespace InformationMachine.Cli;

/// <summary>The verb <c>compact</c>.</summary>
internal static class CompactCommand
{
    public static Command Create()
    {
        var command = new Command("compact", "Build the data file anew without its free room, also while the machine runs; needs room for two copies.");
        command.SetAction((parse, cancellationToken) => Retention.RunAsync(
            GlobalOptions.Paths(parse),
            ("compact", "Autovacuum gives free room to later rows; VACUUM FULL or pg_repack give it back to the disk."),
            running => running.CompactAsync(cancellationToken),
            round => round.CompactAsync(cancellationToken),
            result =>
            {
                if (parse.GetValue(GlobalOptions.Json)) JsonOutput.Print(result);
                else Console.Out.WriteLine($"{result.BytesBefore / 1024} KB before, {result.BytesAfter / 1024} KB now; {result.Duration.TotalSeconds:F1} s, of which writing waited {result.Pause.TotalMilliseconds:F0} ms.");
            }));
        return command;
    }
}
