using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using InformationMachine.Configuration;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;

namespace InformationMachine.Cli;

/// <summary>The verbs of <c>feeds</c> that change <c>feeds.json</c>; a running machine takes the change over within seconds.</summary>
internal static class FeedsChangeCommands
{
    public static IEnumerable<Command> Create() => [Add(), Remove(), Enable("pause", "Let a feed rest; its posts stay.", false), Enable("resume", "Poll a resting feed again.", true), Import(), Export()];

    private static Command Add()
    {
        var url = new Argument<string>("url") { Description = "The address of a feed, a page, an account or a channel; @name@host for an account of Mastodon." };
        var id = new Option<string?>("--id") { Description = "The feed's name (default: made of its title).", HelpName = "NAME" };
        var source = new SourceOptions();
        var command = source.AddTo(new Command("add", "Find the feed behind an address, show what it brings, and follow it.") { url, id });
        command.SetAction((parse, cancellationToken) => AddAsync(GlobalOptions.Paths(parse), parse.GetValue(url)!, parse.GetValue(id), source.Read(parse), cancellationToken));
        return command;
    }

    private static async Task<int> AddAsync(MachinePaths paths, string text, string? id, Func<Uri, FeedConfig> describe, CancellationToken cancellationToken)
    {
        var url = FeedAddress.Read(text) ?? throw new RefusedException(ExitCode.Usage, $"'{text}' is no http or https address.");
        var settings = SettingsReader.Read(paths);
        var editor = Editor(paths);
        using var fetcher = new FeedFetcher(settings.Feeds, TimeProvider.System);
        var wanted = describe(url);
        var found = await new FeedDiscovery(fetcher, settings.Feeds, TimeProvider.System).FindAsync(wanted, cancellationToken);
        var feed = found[0];
        if (feed.Failure != FeedFailure.None) throw new RefusedException(ExitCode.Failed, $"{text}: {feed.Error} Nothing was added.{FeedsCommand.Remedy(feed, "add", text)}");
        var name = id ?? new FeedNames(editor.Feeds.Select(known => known.Id.Value)).Next(feed.Title ?? feed.Url.Host);
        editor.Add(new FeedEntry(name, feed.Url.AbsoluteUri) { Kind = feed.KindToName, Title = feed.Title, Page = feed.Page == feed.Url.AbsoluteUri ? null : feed.Page, Token = wanted.Token, Api = wanted.Api?.AbsoluteUri, AllowPrivateNetwork = wanted.AllowPrivateNetwork ? true : null });
        Console.Out.WriteLine($"{feed.Title ?? feed.Url.AbsoluteUri} ({feed.Kind}): {feed.Posts.Count} posts, the newest of {Newest(feed)}. It is followed as '{name}'.");
        foreach (var problem in feed.Problems) Console.Out.WriteLine(problem);
        foreach (var other in found.Skip(1)) Console.Out.WriteLine($"Also found: {other.Url} ({other.Title}).");
        return (int)ExitCode.Done;
    }

    private static string Newest(FoundFeed feed) =>
        feed.Posts.Count > 0 ? feed.Posts[0].PublishedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "no date";

    private static Command Remove()
    {
        var id = Id();
        var command = new Command("remove", "Follow a feed no longer; its posts stay.") { id };
        command.SetAction(parse =>
        {
            if (!Editor(GlobalOptions.Paths(parse)).Remove(parse.GetValue(id)!)) throw Unknown(parse.GetValue(id)!);
            Console.Out.WriteLine($"'{parse.GetValue(id)}' is no longer followed.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Enable(string verb, string description, bool enabled)
    {
        var id = Id();
        var command = new Command(verb, description) { id };
        command.SetAction(parse =>
        {
            if (!Editor(GlobalOptions.Paths(parse)).Change(parse.GetValue(id)!, entry => entry["enabled"] = enabled ? null : JsonValue.Create(false))) throw Unknown(parse.GetValue(id)!);
            Console.Out.WriteLine(enabled ? $"'{parse.GetValue(id)}' is polled again." : $"'{parse.GetValue(id)}' rests.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("file") { Description = "An OPML file, as feed readers export it." };
        var command = new Command("import", "Follow every feed of an OPML file; those known already are left alone, folders become tags.") { file };
        command.SetAction((parse, cancellationToken) =>
        {
            var editor = Editor(GlobalOptions.Paths(parse));
            var path = parse.GetValue(file)!;
            if (Directory.Exists(path.FullName)) throw new RefusedException(ExitCode.Failed, $"{path} is a folder; an OPML file is needed.");
            if (!path.Exists) throw new RefusedException(ExitCode.Failed, $"{path} does not exist.");
            var reading = Opml.Read(File.ReadAllBytes(path.FullName), path.Name, editor.Feeds, cancellationToken);
            if (!reading.Added.IsEmpty) editor.Add(reading.Added);
            Report(reading, parse.GetValue(GlobalOptions.Json));
            // What could be followed is; that not all could be is no success.
            return Task.FromResult((int)(reading.Refused.IsEmpty && reading.Items > 0 ? ExitCode.Done : ExitCode.Failed));
        });
        return command;
    }

    private static void Report(OpmlReading reading, bool json)
    {
        if (json)
        {
            JsonOutput.Print(new
            {
                Added = reading.Added.Select(entry => new { entry.Id, Url = entry.Url.Split('?')[0], entry.Kind, Enabled = entry.Enabled ?? true, entry.Tags }),
                Known = reading.Known.Select(address => address.Split('?')[0]),
                reading.Refused,
            });
            return;
        }

        Console.Out.WriteLine(reading.Items == 0 ? "The list names no feed." : reading.Summary);
        foreach (var entry in reading.Added.Where(entry => entry.Enabled == false)) Console.Out.WriteLine($"At rest: {entry.Id} ({entry.Url.Split('?')[0]}).");
        foreach (var refused in reading.Refused) Console.Out.WriteLine($"Refused: {refused}");
    }

    private static Command Export()
    {
        var output = new Option<string?>("--output") { Description = "Where it goes (default: standard output).", HelpName = "FILE" };
        var command = new Command("export", "All feeds as OPML, for other readers.") { output };
        command.SetAction((parse, cancellationToken) =>
        {
            var feeds = Editor(GlobalOptions.Paths(parse)).Feeds;
            var text = Opml.Write(feeds, TimeProvider.System.GetUtcNow());
            foreach (var local in feeds.Where(feed => feed.Url.Scheme is not ("http" or "https"))) Console.Error.WriteLine($"'{local.Id}' is read from this machine and left out.");
            if (parse.GetValue(output) is { } file) File.WriteAllText(file, text);
            else Console.Out.Write(text);
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static Argument<string> Id() => new("feed") { Description = "The feed's name; see `feeds list`." };

    private static FeedsFileEditor Editor(MachinePaths paths) => new(paths.FeedsFile, SourceKinds.Names);

    private static RefusedException Unknown(string id) => new(ExitCode.Usage, $"There is no feed '{id}'; see `feeds list`.");
}
