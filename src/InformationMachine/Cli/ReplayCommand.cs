using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Configuration;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.Cli;

/// <summary>The verb <c>replay</c>: links posts from JSONL exactly as the daemon would.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var posts = new Option<string>("--posts") { Description = "Posts in JSONL: {\"id\",\"time\",\"text\"} a line, in order of arrival.", HelpName = "FILE", Required = true };
        var output = new Option<string?>("--output") { Description = "Where to write {\"id\",\"cluster\"} after merges, one of its own for a post of no story (default: standard output).", HelpName = "FILE" };
        var provisional = new Option<string?>("--provisional") { Description = "Where to write {\"id\",\"cluster\"} as assigned on arrival.", HelpName = "FILE" };
        var command = new Command("replay", "Link posts from JSONL exactly as the daemon would; keeps nothing unless --data names a directory.") { posts, output, provisional };
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var final = OutputFile.Open(parse.GetValue(output));
            using var arrival = parse.GetValue(provisional) is { } path ? OutputFile.Open(path) : null;
            var linked = await LinkAsync(parse, parse.GetValue(posts)!, cancellationToken);
            Write(final, linked, replayed => replayed.Cluster);
            if (arrival is not null) Write(arrival, linked, replayed => replayed.Assignment.Provisional.Value);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ReplayedPost>> LinkAsync(ParseResult parse, string posts, CancellationToken cancellationToken)
    {
        var options = SettingsReader.Read(GlobalOptions.Paths(parse)).Threads;
        if (parse.GetValue(GlobalOptions.Data) is null)
        {
            await using var memory = LiteDbStore.InMemory();
            return await Replay.RunAsync(posts, memory, options, cancellationToken);
        }

        await using var data = OpenedData.ForChanging(GlobalOptions.Paths(parse));
        return await Replay.RunAsync(posts, data.Store!, options, cancellationToken);
    }

    private static void Write(OutputFile file, IReadOnlyList<ReplayedPost> linked, Func<ReplayedPost, int> cluster)
    {
        foreach (var replayed in linked)
        {
            file.Writer.Write("{\"id\": \"");
            file.Writer.Write(JsonEncodedText.Encode(replayed.Post.Guid).Value);
            file.Writer.Write("\", \"cluster\": ");
            file.Writer.Write(cluster(replayed).ToString(CultureInfo.InvariantCulture));
            file.Writer.Write("}\n");
        }

        file.Complete();
    }
}
