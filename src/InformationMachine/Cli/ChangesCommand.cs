using System.CommandLine;
using InformationMachine.Data.Changes;
using InformationMachine.Export.Tables;

namespace InformationMachine.Cli;

/// <summary>The verb <c>changes</c>: the change feed as JSON lines.</summary>
internal static class ChangesCommand
{
    public static Command Create()
    {
        var since = ExportOptions.Since();
        var kinds = ExportOptions.Kinds();
        var follow = new Option<bool>("--follow") { Description = "Go on printing what comes, until interrupted." };
        var limit = new Option<int?>("--limit") { Description = "How many at the most.", HelpName = "N" };
        var latest = new Option<bool>("--latest") { Description = "Print only the cursor of what comes next." };
        var command = new Command("changes", "What is new or has changed since a cursor, in order, as JSON: {\"id\",\"cursor\",\"kind\",\"record\"} a line. Without --since first every record there is.") { since, kinds, limit, follow, latest };
        command.Validators.Add(result =>
        {
            if (result.GetValue(limit) is < 1) result.AddError("--limit takes a whole number from 1.");
            if (result.GetValue(follow) && (result.GetValue(limit) is not null || result.GetValue(latest))) result.AddError("--follow goes on for ever: leave --limit and --latest away.");
        });
        command.SetAction(async (parse, cancellationToken) =>
        {
            var paths = GlobalOptions.Paths(parse);
            var (cursor, tables) = (ExportOptions.Cursor(parse.GetValue(since)), RecordTables.Named(parse.GetValue(kinds)));
            using var output = new LineOutput(Console.OpenStandardOutput());
            if (parse.GetValue(follow))
            {
                await new ChangeFollower(paths, tables).FollowAsync(cursor, lines => output.Print(lines, (json, line) => line.Write(json)), cancellationToken);
                return (int)ExitCode.Done;
            }

            await using var data = OpenedData.ForReading(paths);
            if (parse.GetValue(latest)) Console.Out.WriteLine(data.Reader.LatestChange);
            else Print(data, cursor, tables, parse.GetValue(limit) ?? int.MaxValue, output, cancellationToken);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Print(OpenedData data, ChangeCursor since, IReadOnlyList<RecordTable> tables, int limit, LineOutput output, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var change in data.Reader.ChangesAfter(since, tables.Select(table => table.Kind).ToHashSet()).Take(limit))
            {
                cancellationToken.ThrowIfCancellationRequested();
                output.Add(ChangeLine.Of(change), (json, line) => line.Write(json));
            }
        }
        catch (ChangeCursorException e)
        {
            throw new RefusedException(ExitCode.Failed, e.Message, e);
        }
    }
}
