using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using InformationMachine.Configuration;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>The verbs of <c>feeds</c> that change the feeds list; a running machine takes the change over within seconds.</summary>
internal static class FeedsChangeCommands
{
    public static IEnumerable<Command> Create() => [Add(), Edit(), Remove(), Enable("pause", "Let a feed rest; its posts stay.", false), Enable("resume", "Poll a resting feed again.", true), Import(), FeedsReplaceCommand.Create(), FeedsExportCommand.Create()];

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
        var name = "";
        editor.Add(known =>
        {
            name = id ?? new FeedNames(known.Select(other => other.Id.Value)).Next(feed.Title ?? feed.Url.Host);
            return [new FeedEntry(name, feed.Url.AbsoluteUri) { Kind = feed.KindToName, Title = feed.Title, Page = feed.Page == feed.Url.AbsoluteUri ? null : feed.Page, Token = wanted.Token, Api = wanted.Api?.AbsoluteUri, AllowPrivateNetwork = wanted.AllowPrivateNetwork ? true : null }];
        });
        Console.Out.WriteLine($"{feed.Title ?? feed.Url.AbsoluteUri} ({feed.Kind}): {Counted.Of(feed.Posts.Count, "post")}, the newest of {Newest(feed)}. It is followed as '{name}'.");
        foreach (var problem in feed.Problems) Console.Out.WriteLine(problem);
        Console.Out.WriteLine($"{(IsRunning(paths) ? "The running machine polls it within seconds" : "`run` polls it")}; `feeds posts {name}` shows what came of it.");
        foreach (var other in found.Skip(1)) Console.Out.WriteLine($"Also found: {other.Url} ({other.Title}).");
        return (int)ExitCode.Done;
    }

    private static bool IsRunning(MachinePaths paths)
    {
        using var running = RunningMachine.Find(paths, ThisUser.Name);
        return running is not null;
    }

    private static string Newest(FoundFeed feed) =>
        feed.Posts.Count > 0 ? feed.Posts[0].PublishedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "no date";

    private static Command Edit()
    {
        var id = Id();
        Option<string?> Text(string name, string description, string help) => new(name) { Description = description + " An empty text takes it away.", HelpName = help };
        var members = new (string Member, Option<string?> Option)[]
        {
            ("title", Text("--title", "Replaces the feed's own title.", "TEXT")),
            ("url", new Option<string?>("--url") { Description = "Another address of the feed itself.", HelpName = "URL" }),
            ("tags", Text("--tags", "Its tags, separated by commas.", "TAGS")),
            ("author", Text("--author", "The author of posts that name none.", "NAME")),
            ("handle", Text("--handle", "The author's account.", "@NAME")),
            ("interval", Text("--interval", "The shortest time between two polls, such as 02:00:00.", "TIME")),
        };
        var command = new Command("edit", "Change what is written of a feed; what is not named stays.") { id };
        foreach (var (_, option) in members) command.Options.Add(option);
        command.SetAction(parse =>
        {
            var changes = members.Where(member => parse.GetValue(member.Option) is not null).ToDictionary(member => member.Member, member => parse.GetValue(member.Option)!.Trim(), StringComparer.Ordinal);
            if (changes.Count == 0) throw new RefusedException(ExitCode.Usage, $"Name what to change: {string.Join(", ", members.Select(member => member.Option.Name))}.");
            if (changes.GetValueOrDefault("url") is { } url && FeedAddress.Read(url) is null) throw new RefusedException(ExitCode.Usage, $"--url is '{url}'; write an absolute http or https address.");
            var name = parse.GetValue(id)!;
            if (!Editor(GlobalOptions.Paths(parse)).Change(name, entry => Set(entry, changes))) throw Unknown(GlobalOptions.Paths(parse), name);
            Console.Out.WriteLine($"'{name}' is changed: {string.Join(", ", changes.Keys.Order(StringComparer.Ordinal))}.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Set(JsonObject entry, Dictionary<string, string> changes)
    {
        foreach (var (member, text) in changes)
        {
            entry[member] = text.Length == 0 ? null
                : member == "tags" ? new JsonArray([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(tag => (JsonNode?)JsonValue.Create(tag))])
                : JsonValue.Create(text);
        }
    }

    private static Command Remove()
    {
        var id = Id();
        var command = new Command("remove", "Follow a feed no longer; its posts stay.") { id };
        command.SetAction(parse =>
        {
            if (!Editor(GlobalOptions.Paths(parse)).Remove(parse.GetValue(id)!)) throw Unknown(GlobalOptions.Paths(parse), parse.GetValue(id)!);
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
            if (!Editor(GlobalOptions.Paths(parse)).Change(parse.GetValue(id)!, entry => entry["enabled"] = enabled ? null : JsonValue.Create(false))) throw Unknown(GlobalOptions.Paths(parse), parse.GetValue(id)!);
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
            var document = File.ReadAllBytes(path.FullName);
            if (document.AsSpan().TrimStart(" \t\r\n\uFEFF"u8).StartsWith("{"u8)) throw new RefusedException(ExitCode.Failed, $"{path} is no OPML file. Where it is a list as feeds.json has it, `feeds replace {path}` puts it in the place of the one there is.");
            OpmlReading? reading = null;
            editor.Add(known => (reading = Opml.Read(document, path.Name, known, cancellationToken)).Added);
            Report(reading!, parse.GetValue(GlobalOptions.Json));
            // What could be followed is; that not all could be is no success.
            return Task.FromResult((int)(reading!.Refused.IsEmpty && reading.Items > 0 ? ExitCode.Done : ExitCode.Failed));
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

    /// <summary>The name of a feed as an argument.</summary>
    public static Argument<string> Id()
    {
        var id = new Argument<string>("feed") { Description = "The feed's name; see `feeds list`." };
        id.CompletionSources.Add(context => Names(GlobalOptions.Paths(context.ParseResult)));
        return id;
    }

    /// <summary>The names of all feeds; none where the file cannot be read.</summary>
    private static IReadOnlyList<string> Names(MachinePaths paths)
    {
        try
        {
            return [.. Editor(paths).Feeds.Select(feed => feed.Id.Value)];
        }
        catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static FeedsFileEditor Editor(MachinePaths paths) => KeptDocuments.Editor(paths);

    /// <summary>That there is no such feed, with the one that was probably meant.</summary>
    public static RefusedException Unknown(MachinePaths paths, string id) =>
        new(ExitCode.Usage, $"There is no feed '{id}'{(Spelling.Nearest(id, Names(paths)) is { } near ? $"; did you mean '{near}'?" : "; see `feeds list`.")}");
}
