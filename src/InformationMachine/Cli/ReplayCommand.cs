using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.Cli;

/// <summary>The verb <c>replay</c>: links posts from JSONL exactly as the daemon would.</summary>
internal static class ReplayCommand
{
    /// <summary>How many posts arrive together.</summary>
    public static Option<int> Round() => new("--round") { Description = "How many posts arrive together; 0 for all at once.", HelpName = "N", DefaultValueFactory = _ => 0 };

    public static Command Create()
    {
        var posts = new Option<string>("--posts") { Description = "Posts in JSONL: {\"id\",\"time\",\"text\"} a line, in order of arrival.", HelpName = "FILE", Required = true };
        var output = new Option<string?>("--output") { Description = "Where to write {\"id\",\"cluster\",\"published\",\"confidence\"} as it is in the end (default: standard output).", HelpName = "FILE" };
        var provisional = new Option<string?>("--provisional") { Description = "Where to write {\"id\",\"cluster\"} as assigned on arrival.", HelpName = "FILE" };
        var round = Round();
        var command = new Command("replay", "Link posts from JSONL exactly as the daemon would; keeps nothing unless --data names a directory.") { posts, output, provisional, round };
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var final = OutputFile.Open(parse.GetValue(output));
            using var arrival = parse.GetValue(provisional) is { } path ? OutputFile.Open(path) : null;
            var linked = await LinkAsync(parse, parse.GetValue(posts)!, parse.GetValue(round), cancellationToken);
            Write(final, linked, replayed => Line(replayed, replayed.Assignment.Thread.Value,
                $", \"published\": {(replayed.Thread.IsShown ? "true" : "false")}, \"confidence\": {replayed.Thread.Confidence.ToString("0.####", CultureInfo.InvariantCulture)}"));
            if (arrival is not null) Write(arrival, linked, replayed => Line(replayed, replayed.Assignment.Provisional.Value, ""));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ReplayedPost>> LinkAsync(ParseResult parse, string posts, int round, CancellationToken cancellationToken)
    {
        if (parse.GetValue(GlobalOptions.Data) is null)
        {
            await using var memory = LiteDbStore.InMemory();
            return await LinkAsync(parse, memory, posts, round, cancellationToken);
        }

        await using var data = OpenedData.ForChanging(GlobalOptions.Paths(parse));
        return await LinkAsync(parse, data.Store!, posts, round, cancellationToken);
    }

    private static Task<IReadOnlyList<ReplayedPost>> LinkAsync(ParseResult parse, IMachineStore store, string posts, int round, CancellationToken cancellationToken) =>
        new Replay(store, SettingsReader.Read(GlobalOptions.Paths(parse)).Threads).RunAsync(posts, round, cancellationToken);

    private static string Line(ReplayedPost replayed, int cluster, string more) =>
        $"{{\"id\": \"{JsonEncodedText.Encode(replayed.Post.Guid).Value}\", \"cluster\": {cluster.ToString(CultureInfo.InvariantCulture)}{more}}}\n";

    private static void Write(OutputFile file, IReadOnlyList<ReplayedPost> linked, Func<ReplayedPost, string> line)
    {
        foreach (var replayed in linked) file.Writer.Write(line(replayed));
        file.Complete();
    }
}
