using System.CommandLine;

namespace InformationMachine.Cli;

/// <summary>The former verb <c>tune</c>: the two thresholds it proposed are no more.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var command = new Command("tune", "Gone: `train` learns the judge of pairs instead.") { Hidden = true, TreatUnmatchedTokensAsErrors = false };
        command.SetAction(Refuse);
        return command;
    }

    private static int Refuse(ParseResult parse) =>
        throw new RefusedException(ExitCode.Usage, "`tune` proposed thresholds that no longer exist; posts are linked by a trained judge. Use `train --posts FILE --gold FILE`.");
}
