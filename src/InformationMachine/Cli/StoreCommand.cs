using System.CommandLine;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Network;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>The verb <c>store copy</c>: from one engine to the other.</summary>
internal static class StoreCommand
{
    private const string FilePrefix = "litedb:";
    private const string DatabasePrefix = "postgres:";
    private const int RecordsBetweenLines = 100_000;

    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "litedb:DIRECTORY or postgres:env:NAME or postgres:file:PATH.", Required = true };
        var to = new Option<string>("--to") { Description = "The other of the two, empty.", Required = true };
        var copy = new Command("copy", "Copy all data from a data file to a PostgreSQL database or back, compare every record, and go on where an earlier copy was broken off.") { from, to };
        copy.SetAction(async (parse, cancellationToken) =>
        {
            var records = await CopyAsync(parse.GetRequiredValue(from), parse.GetRequiredValue(to), cancellationToken);
            if (parse.GetValue(GlobalOptions.Json)) JsonOutput.Print(new { Records = records });
            else Console.Out.WriteLine($"{Counted.Of(records, "record")} copied and compared. Set Store:Engine in machine.json to run on the copy (docs/scale.md).");
            return (int)ExitCode.Done;
        });
        return new Command("store", "Where the data is kept.") { copy };
    }

    private static Task<long> CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (from.StartsWith(FilePrefix, StringComparison.Ordinal) && to.StartsWith(DatabasePrefix, StringComparison.Ordinal))
            return Task.Run(() => ToDatabaseAsync(Path.GetFullPath(from[FilePrefix.Length..]), Connection(to), cancellationToken), cancellationToken);
        if (from.StartsWith(DatabasePrefix, StringComparison.Ordinal) && to.StartsWith(FilePrefix, StringComparison.Ordinal))
            return Task.Run(() => ToFileAsync(Connection(from), Path.GetFullPath(to[FilePrefix.Length..]), cancellationToken), cancellationToken);
        throw new RefusedException(ExitCode.Usage, "Write --from litedb:DIRECTORY --to postgres:env:NAME, or the other way round; file:PATH instead of env:NAME names a file with the connection string.");
    }

    private static async Task<long> ToDatabaseAsync(string folder, string connection, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "machine.db");
        if (!File.Exists(file)) throw new RefusedException(ExitCode.Failed, $"{folder} holds no data file.");
        using var held = StoreLock.Acquire(folder);
        await using var store = LiteDbStore.Open(file);
        long stored = 0;
        return DataFileImport.Run(store, connection, KeptStore.Patience, count =>
        {
            if (stored / RecordsBetweenLines != (stored + count) / RecordsBetweenLines) Console.Error.WriteLine($"{stored + count} records stored");
            stored += count;
        }, cancellationToken);
    }

    private static async Task<long> ToFileAsync(string connection, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        using var held = StoreLock.Acquire(folder);
        var file = Path.Combine(folder, "machine.db");
        if (File.Exists(file) || Directory.Exists(Path.Combine(folder, "archive")))
            throw new RefusedException(ExitCode.Failed, $"{folder} holds a data file or its archives already: name another directory, or move them away.");
        return await DataFileExport.RunAsync(connection, file, cancellationToken);
    }

    private static string Connection(string place) => Secrets.Resolve(place[DatabasePrefix.Length..])
        ?? throw new RefusedException(ExitCode.Usage, $"{DatabasePrefix} is followed by env:NAME or file:PATH, where the connection string is; it is not there, is empty, or cannot be read.");
}
