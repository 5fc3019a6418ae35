using System.CommandLine;
using System.Globalization;
using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Watches;
using InformationMachine.Desk.Accounts;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Cli;

/// <summary>The verbs <c>watches add, list, remove, test</c>: what people are told of. While a machine runs they go through its API.</summary>
internal static class WatchesCommand
{
    private const int DaysTried = 30;

    public static Command Create() => new("watches", "What people are told of, and what they are not.") { Add(), List(), Remove(), Test() };

    private static Command Add()
    {
        var options = new WatchOptions();
        var command = options.AddTo(new Command("add", "Watch stories, or mute them with --mute. Filters of different kinds narrow each other; without any, every story is watched."));
        command.SetAction((parse, cancellationToken) => AddAsync(GlobalOptions.Paths(parse), options.Read(parse), options.Owner(parse), parse.GetValue(GlobalOptions.Json), cancellationToken));
        return command;
    }

    private static async Task<int> AddAsync(MachinePaths paths, WatchDraft draft, string owner, bool json, CancellationToken cancellationToken)
    {
        var (id, name) = await AddAsync(paths, draft, owner, cancellationToken);
        if (json) JsonOutput.Print(new { Id = id, Name = name });
        else Console.Out.WriteLine($"{(draft.IsMute ? "Mute" : "Watch")} {id} '{name}' is kept. `watches test {id}` shows what it would have brought.");
        return (int)ExitCode.Done;
    }

    private static async Task<(int Id, string Name)> AddAsync(MachinePaths paths, WatchDraft draft, string owner, CancellationToken cancellationToken)
    {
        try
        {
            await using var data = OpenedData.ForChanging(paths);
            var watch = await Book(paths, data.Store!).AddAsync(data.Store!, draft, owner, cancellationToken);
            return (watch.Id, watch.Name);
        }
        catch (StoreLockedException) when (RunningMachine.Find(paths, owner) is { } found)
        {
            using var running = found;
            return await running.AddWatchAsync(draft, cancellationToken);
        }
    }

    private static Command List()
    {
        var command = new Command("list", "All watches and mutes, whose they are and whom they tell.");
        command.SetAction((parse, _) => ListAsync(GlobalOptions.Paths(parse), parse.GetValue(GlobalOptions.Json)));
        return command;
    }

    private static async Task<int> ListAsync(MachinePaths paths, bool json)
    {
        await using var data = OpenedData.ForReading(paths);
        var watches = data.Reader.Watches();
        if (json) JsonOutput.Print(watches.Select(WatchText.Object));
        else
        {
            Table.Print(
                ["id", "owner", "name", "kind", "about", "when", "tells"],
                watches.Select(watch => (IReadOnlyList<string>)[watch.Id.ToString(CultureInfo.InvariantCulture), watch.Owner, watch.Name, watch.IsMute ? "mute" : "watch", WatchText.About(watch), WatchText.When(watch), string.Join(", ", watch.Receivers)]));
        }

        return (int)ExitCode.Done;
    }

    private static Command Remove()
    {
        var id = new Argument<int>("id") { Description = "The number, as `watches list` shows it." };
        var command = new Command("remove", "Take a watch or mute away.") { id };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var (paths, number) = (GlobalOptions.Paths(parse), parse.GetValue(id));
            if (!await RemoveAsync(paths, number, cancellationToken)) throw new RefusedException(ExitCode.Usage, $"There is no watch {number}; `watches list` shows them.");
            Console.Out.WriteLine($"Watch {number} is gone.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task<bool> RemoveAsync(MachinePaths paths, int id, CancellationToken cancellationToken)
    {
        try
        {
            await using var data = OpenedData.ForChanging(paths);
            return await WatchBook.RemoveAsync(data.Store!, id, owner: null, cancellationToken);
        }
        catch (StoreLockedException) when (RunningMachine.Find(paths, ThisUser.Name) is { } found)
        {
            using var running = found;
            return await running.RemoveWatchAsync(id, cancellationToken);
        }
    }

    private static Command Test()
    {
        var id = new Argument<int?>("id") { Description = "The number of a watch; without it, one is tried as the options describe it.", Arity = ArgumentArity.ZeroOrOne };
        var options = new WatchOptions();
        var days = new Option<int>("--days") { Description = $"How far back (default: {DaysTried}).", HelpName = "N", DefaultValueFactory = _ => DaysTried };
        var command = options.AddTo(new Command("test", $"What a watch would have brought over the last {DaysTried} days; sends and keeps nothing.") { id, days });
        command.SetAction((parse, cancellationToken) => TestAsync(GlobalOptions.Paths(parse), parse.GetValue(id), options.Read(parse), options.Owner(parse), Math.Clamp(parse.GetValue(days), 1, 3650), parse.GetValue(GlobalOptions.Json), cancellationToken));
        return command;
    }

    private static async Task<int> TestAsync(MachinePaths paths, int? id, WatchDraft draft, string owner, int days, bool json, CancellationToken cancellationToken)
    {
        await using var data = OpenedData.ForReading(paths);
        var settings = SettingsReader.Read(paths);
        var watches = data.Reader.Watches();
        // A watch that is only tried needs nobody to tell.
        var watch = id is { } number
            ? watches.FirstOrDefault(known => known.Id == number) ?? throw new RefusedException(ExitCode.Usage, $"There is no watch {number}; `watches list` shows them.")
            : Book(paths, data.Reader).Read(draft, owner, 0, isTrial: true);
        var trial = new WatchTrial(data.Reader, new StoryReader(data.Reader, Feeds(paths), settings.Briefings), TimeProvider.System);
        var found = trial.Run(watch, [.. watches.Where(other => other.IsMute && other.Owner == watch.Owner && other.Id != watch.Id)], days, cancellationToken);
        if (json)
        {
            JsonOutput.Print(found);
            return (int)ExitCode.Done;
        }

        Console.Error.WriteLine($"{found.Count} messages in {days} days.");
        Table.Print(
            ["when", "story", "version", "importance", "headline", "new"],
            found.Select(story => (IReadOnlyList<string>)
            [
                story.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                story.Thread.ToString(CultureInfo.InvariantCulture),
                story.Version.ToString(CultureInfo.InvariantCulture),
                story.Importance.ToString("0.#", CultureInfo.InvariantCulture),
                story.Title,
                story.News.Length.ToString(CultureInfo.InvariantCulture),
            ]));
        return (int)ExitCode.Done;
    }

    private static WatchBook Book(MachinePaths paths, IMachineReader reader) =>
        new(reader, new ReceiverFile(KeptDocuments.Of(paths), TimeProvider.System), Feeds(paths), SettingsReader.Read(paths).Deliveries, TimeProvider.System);

    private static FeedList Feeds(MachinePaths paths) => new(KeptDocuments.FeedsOrNone(paths));
}
