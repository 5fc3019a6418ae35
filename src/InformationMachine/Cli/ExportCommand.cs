using System.Collections.ObjectModel;
using System.CommandLine;
using InformationMachine.Configuration;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;
using InformationMachine.Export;
using InformationMachine.Export.Formats;
using InformationMachine.Export.Tables;
using InformationMachine.Export.Targets;
using InformationMachine.Feeds.Sources;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>The verb <c>export</c>: a consistent copy of the data in a format of choice.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var formats = string.Join(", ", Exporters.Create(() => "").Select(exporter => exporter.Name));
        var format = new Option<string>("--format") { Description = $"One of {formats}.", HelpName = "FORMAT", DefaultValueFactory = _ => "jsonl" };
        var output = new Option<string?>("--output") { Description = "A file, or a folder (ending in /) for a file of each kind; default: standard output.", HelpName = "PATH" };
        var kinds = ExportOptions.Kinds();
        var since = ExportOptions.Since();
        var place = new Option<string?>("--place") { Description = "A file that keeps the cursor from one export to the next; the first one is whole.", HelpName = "FILE" };
        var follow = new Option<bool>("--follow") { Description = "Go on printing new records as they come, until interrupted (jsonl on standard output)." };
        var command = new Command("export", "Posts, threads, assignments, merges, decisions and briefings in a format of choice, consistent, while the machine runs or not.") { format, output, kinds, since, place, follow };
        command.Validators.Add(result =>
        {
            if (result.GetValue(since) is not null && result.GetValue(place) is not null) result.AddError("--since names a cursor and --place a file with one: give one of them.");
            if (result.GetValue(follow) && (result.GetValue(format) is not (null or "jsonl") || result.GetValue(output) is not null || result.GetValue(place) is not null)) result.AddError("--follow prints jsonl on standard output: leave --output and --place away.");
        });
        command.SetAction(async (parse, cancellationToken) =>
        {
            var paths = GlobalOptions.Paths(parse);
            var exporter = Exporters.Named(parse.GetValue(format)!, () => Opml.Write(KeptDocuments.Feeds(paths), TimeProvider.System.GetUtcNow()));
            var tables = RecordTables.Named(parse.GetValue(kinds));
            var kept = parse.GetValue(place);
            var cursor = ExportOptions.Cursor(kept is not null && File.Exists(kept) ? await File.ReadAllTextAsync(kept, cancellationToken) : parse.GetValue(since));
            var done = await RunAsync(paths, exporter, tables, cursor, parse.GetValue(output), cancellationToken);
            if (kept is not null) Keep(kept, done.Next);
            if (exporter.Name == OpmlExporter.FormatName) TellFeeds(paths, toErrors: parse.GetValue(output) is null);
            else Tell(done, toErrors: parse.GetValue(output) is null, parse.GetValue(GlobalOptions.Json));
            foreach (var (year, threads) in done.Missing) await Console.Error.WriteLineAsync($"archive/{year:D4}.db is missing: the posts of {Counted.Of(threads, "thread")} are not in this export. Take the file from a backup and export again.");
            if (parse.GetValue(follow)) await FollowAsync(paths, tables, ChangeCursor.Parse(done.Next), cancellationToken);
            return (int)(done.Missing.Count > 0 ? ExitCode.Failed : ExitCode.Done);
        });
        return command;
    }

    private static async Task<Exported> RunAsync(MachinePaths paths, IExporter exporter, IReadOnlyList<RecordTable> tables, ChangeCursor since, string? output, CancellationToken cancellationToken)
    {
        await using var data = OpenedData.ForReading(paths);
        try
        {
            var source = new ExportSource(data.Reader, tables, since);
            await WriteAsync(exporter, source, output, cancellationToken);
            return new Exported(source.Records, source.Next.ToString(), source.IsWhole ? data.Reader.MissingArchives() : ReadOnlyDictionary<int, int>.Empty);
        }
        catch (ChangeCursorException e)
        {
            throw new RefusedException(ExitCode.Failed, e.Message, e);
        }
        catch (Exception e) when (e is (IOException and not DataFileException) or UnauthorizedAccessException || DiskTrouble.IsTooLarge(e))
        {
            throw DiskTrouble.Refuse(output ?? "Standard output", e, "");
        }
    }

    private static async Task WriteAsync(IExporter exporter, ExportSource source, string? output, CancellationToken cancellationToken)
    {
        if (output is null)
        {
            await using var standard = Console.OpenStandardOutput();
            await exporter.ExportAsync(source, new StreamTarget(standard), cancellationToken);
            source.Verify();
        }
        else if (Path.EndsInDirectorySeparator(output) || Directory.Exists(output))
        {
            using var folder = new FolderTarget(output);
            await exporter.ExportAsync(source, folder, cancellationToken);
            source.Verify();
            folder.Complete();
        }
        else
        {
            using var file = new FileTarget(output);
            await exporter.ExportAsync(source, file, cancellationToken);
            source.Verify();
            file.Complete();
        }
    }

    private static void Keep(string path, string cursor)
    {
        File.WriteAllText(path + ".part", cursor + "\n");
        File.Move(path + ".part", path, overwrite: true);
    }

    private static void Tell(Exported done, bool toErrors, bool json)
    {
        if (json && !toErrors) JsonOutput.Print(new { done.Records, done.Next });
        else (toErrors ? Console.Error : Console.Out).WriteLine($"{Counted.Of(done.Records, "record")}. What comes next: --since {done.Next}");
    }

    /// <summary>What a list of feeds holds are feeds, not records, and no cursor leads on from it.</summary>
    private static void TellFeeds(MachinePaths paths, bool toErrors) =>
        (toErrors ? Console.Error : Console.Out).WriteLine($"{Counted.Of(KeptDocuments.Feeds(paths).Count(Opml.Holds), "feed")}.");

    private static async Task FollowAsync(MachinePaths paths, IReadOnlyList<RecordTable> tables, ChangeCursor since, CancellationToken cancellationToken)
    {
        using var output = new LineOutput(Console.OpenStandardOutput());
        await new ChangeFollower(paths, tables).FollowAsync(
            since,
            lines => output.Print(lines, (json, line) =>
            {
                if (tables.Count > 1) line.WriteRecordLine(json);
                else json.WriteRawValue(line.Record.Span, skipInputValidation: true);
            }),
            cancellationToken);
    }

    /// <param name="Records">How many.</param>
    /// <param name="Next">The cursor of what comes next.</param>
    /// <param name="Missing">What everything lacks: years whose archive is gone, with their threads.</param>
    private sealed record Exported(long Records, string Next, IReadOnlyDictionary<int, int> Missing);
}
