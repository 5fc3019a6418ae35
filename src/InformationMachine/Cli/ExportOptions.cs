using System.CommandLine;
using InformationMachine.Data.Changes;
using InformationMachine.Export.Tables;

namespace InformationMachine.Cli;

/// <summary>Options that <c>export</c> and <c>changes</c> share.</summary>
internal static class ExportOptions
{
    public static Option<string?> Since() => new("--since") { Description = "Only what is new or has changed since: a cursor as an earlier call gave it.", HelpName = "CURSOR" };

    public static Option<string?> Kinds() => new("--kinds")
    {
        Description = $"What is wanted, separated by commas (default: all): {string.Join(", ", RecordTables.All.Select(table => table.Name))}.",
        HelpName = "KINDS",
    };

    /// <exception cref="RefusedException">It is none (exit code 64).</exception>
    public static ChangeCursor Cursor(string? text)
    {
        if (text is null) return ChangeCursor.Start;
        return ChangeCursor.TryParse(text.Trim(), out var cursor) ? cursor : throw new RefusedException(ExitCode.Usage, $"'{text}' is no cursor; use one as `export` or `changes` gave it.");
    }
}
