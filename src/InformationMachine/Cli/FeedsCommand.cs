using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using InformationMachine.Configuration;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>The verbs <c>feeds list</c>, <c>feeds check</c> and <c>feeds refresh</c>.</summary>
internal static class FeedsCommand
{
    public static Command Create()
    {
        var list = new Command("list", "Every configured feed with its state: last success, cause and words of the last failure, streak, next poll.");
        list.SetAction((parse, _) => ListAsync(GlobalOptions.Paths(parse), parse.GetValue(GlobalOptions.Json)));

        var url = new Argument<string>("url") { Description = "An address, or the name of a configured feed." };
        var source = new SourceOptions();
        var check = source.AddTo(new Command("check", "Fetch a feed once and show what would be read and every problem; stores nothing.") { url });
        check.SetAction((parse, cancellationToken) => CheckAsync(GlobalOptions.Paths(parse), parse.GetValue(url)!, source.Read(parse), parse.GetValue(GlobalOptions.Json), cancellationToken));

        var names = new Argument<string[]>("feeds") { Description = "Names of feeds (default: all).", Arity = ArgumentArity.ZeroOrMore };
        var lift = new Option<bool>("--lift-pause") { Description = "End the pauses that their hosts have asked for as well." };
        var refresh = new Command("refresh", "Make feeds due at once, muted ones too; the next `run` polls them.") { names, lift };
        refresh.SetAction((parse, cancellationToken) => RefreshAsync(GlobalOptions.Paths(parse), parse.GetValue(names) ?? [], parse.GetValue(lift), cancellationToken));
        var feeds = new Command("feeds", "Show, check, refresh, add, edit and remove feeds.") { list, check, refresh };
        var feed = FeedsChangeCommands.Id();
        var limit = new Option<int>("--limit") { Description = "How many posts at the most, the newest first.", DefaultValueFactory = _ => 20, HelpName = "N" };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000) result.AddError("--limit takes a whole number from 1 to 1000.");
        });
        var posts = new Command("posts", "What a feed has brought, the newest first, each with its story, and what is still missing for a briefing.") { feed, limit };
        posts.SetAction((parse, cancellationToken) => FeedPostsCommand.RunAsync(GlobalOptions.Paths(parse), parse.GetValue(feed)!, parse.GetValue(limit), parse.GetValue(GlobalOptions.Json), cancellationToken));
        feeds.Subcommands.Add(posts);
        foreach (var verb in FeedsChangeCommands.Create()) feeds.Subcommands.Add(verb);
        return feeds;
    }

    private static async Task<int> ListAsync(MachinePaths paths, bool json)
    {
        var feeds = KeptDocuments.Feeds(paths);
        var states = await StatesAsync(paths);
        var pauses = HostPauses.Of(states.Values);
        var rows = feeds.Select(feed => (Feed: feed, State: states.GetValueOrDefault(feed.Id), Next: Next(feed, states.GetValueOrDefault(feed.Id), pauses)))
            // What runs comes first: who looks for what is read finds it without counting the rest.
            .OrderBy(row => !row.Feed.Enabled).ToList();
        if (json)
        {
            JsonOutput.Print(rows.Select(row => new
            {
                Id = row.Feed.Id.Value,
                Url = row.Feed.Url.GetLeftPart(UriPartial.Path),
                row.Feed.Kind,
                row.Feed.Enabled,
                State = Word(row.Feed, row.State),
                row.State?.LastSuccessAt,
                Failure = row.State is { Failure: not FeedFailure.None } ? row.State.Failure.ToString() : null,
                row.State?.LastError,
                FailureStreak = row.State?.FailureStreak ?? 0,
                NextPollAt = row.Next,
                AdoptedUrl = row.State?.AdoptedUrl?.Split('?')[0],
                Posts = row.State?.Posts ?? 0,
            }));
            return (int)ExitCode.Done;
        }

        Table.Print(
            ["feed", "kind", "state", "posts", "last success", "next poll", "streak", "last error"],
            rows.Select(row => (IReadOnlyList<string>)
            [
                row.Feed.Id.Value,
                row.Feed.Kind,
                Word(row.Feed, row.State),
                (row.State?.Posts ?? 0).ToString(CultureInfo.InvariantCulture),
                Time(row.State?.LastSuccessAt),
                Time(row.Next),
                (row.State?.FailureStreak ?? 0).ToString(CultureInfo.InvariantCulture),
                row.State?.LastError ?? "",
            ]));
        return (int)ExitCode.Done;
    }

    /// <summary>Null where it is not polled; a pause that its host asked for, through whichever feed, counts.</summary>
    private static DateTimeOffset? Next(FeedConfig feed, FeedState? state, IReadOnlyDictionary<string, DateTimeOffset> pauses)
    {
        var due = DueFeed.Of(feed, state);
        if (!feed.Enabled || state is null || due.Due == DateTimeOffset.MaxValue) return null;
        var paused = due.Hosts.Max(host => pauses.GetValueOrDefault(host));
        return paused > state.NextPollAt ? paused : state.NextPollAt;
    }

    private static async Task<Dictionary<FeedId, FeedState>> StatesAsync(MachinePaths paths)
    {
        if (!KeptStore.IsThere(paths)) return [];
        await using var data = OpenedData.ForReading(paths);
        return data.Reader.FeedStates().ToDictionary(state => state.Id);
    }

    private static async Task<int> CheckAsync(MachinePaths paths, string urlOrName, Func<Uri, FeedConfig> describe, bool json, CancellationToken cancellationToken)
    {
        var settings = SettingsReader.Read(paths);
        using var fetcher = new FeedFetcher(settings.Feeds, TimeProvider.System);
        var discovery = new FeedDiscovery(fetcher, settings.Feeds, TimeProvider.System);
        // A configured feed is read as it is configured; behind an address, feeds are looked for.
        var found = Known(paths, urlOrName) is { } known ? [await discovery.ReadAsync(known, cancellationToken)] : await discovery.FindAsync(describe(Address(paths, urlOrName)), cancellationToken);
        var feed = found[0];
        if (feed.Failure != FeedFailure.None) throw new RefusedException(ExitCode.Failed, $"{urlOrName}: {feed.Error}{Remedy(feed, "check", urlOrName)}");
        if (json)
        {
            JsonOutput.Print(new { feed.Title, Url = feed.Url.AbsoluteUri, feed.Kind, Link = feed.Page, feed.Items, feed.Problems, Posts = feed.Posts.Select(post => new { post.Guid, post.Author, post.Handle, post.Title, post.Text, post.Url, post.PublishedAt, post.Quoted, post.LinkTitle }), Others = found.Skip(1).Select(other => other.Url.AbsoluteUri) });
            return (int)ExitCode.Done;
        }

        Console.Out.WriteLine($"{feed.Title ?? "(no title)"} ({feed.Kind}): {Counted.Of(feed.Items, "item")}, {Counted.Of(feed.Posts.Count, "post")}");
        foreach (var problem in feed.Problems) Console.Out.WriteLine(problem);
        Table.Print(["published", "author", "post"], feed.Posts.Take(20).Select(post => (IReadOnlyList<string>)[Time(post.PublishedAt), post.Author, Excerpt(Words(post))]));
        foreach (var other in found.Skip(1)) Console.Out.WriteLine($"Also found: {other.Url} ({other.Title}).");
        return (int)ExitCode.Done;
    }

    /// <summary>What to type instead; empty where nothing helps.</summary>
    public static string Remedy(FoundFeed feed, string verb, string address) =>
        RefusedAddressException.IsPrivate(feed.Error) ? $" If it is meant: `feeds {verb} {address} --allow-private-network`." : "";

    private static string Words(Data.Posts.Post post) =>
        post.Title ?? (post.Text.Length > 0 ? post.Text : post.Quoted is { } quote ? $"passes on {quote.Author ?? quote.Handle}: {quote.Text}" : "");

    private static FeedConfig? Known(MachinePaths paths, string name) =>
        KeptDocuments.FeedsOrNone(paths).FirstOrDefault(feed => feed.Id.Value == name);

    private static Uri Address(MachinePaths paths, string text) =>
        FeedAddress.Read(text) ?? throw new RefusedException(ExitCode.Usage, $"'{text}' is neither an http(s) address nor a feed in {KeptDocuments.Editor(paths).Place}.");

    private static async Task<int> RefreshAsync(MachinePaths paths, string[] names, bool liftPause, CancellationToken cancellationToken)
    {
        var feeds = KeptDocuments.Feeds(paths);
        var unknown = names.Where(name => feeds.All(feed => feed.Id.Value != name)).ToList();
        if (unknown.Count > 0) throw new RefusedException(ExitCode.Usage, $"There is no feed {string.Join(", ", unknown.Select(name => $"'{name}'"))} in {KeptDocuments.Editor(paths).Place}.");
        try
        {
            return await MakeDueAsync(paths, feeds, names, liftPause, cancellationToken);
        }
        catch (StoreLockedException) when (RunningMachine.Find(paths, ThisUser.Name) is { } found)
        {
            using var running = found;
            var asked = feeds.Where(feed => feed.Enabled && (names.Length == 0 || names.Contains(feed.Id.Value))).ToList();
            foreach (var feed in asked) await running.RefreshAsync(feed.Id.Value, liftPause, cancellationToken);
            Console.Out.WriteLine($"The running machine polls {Counted.Of(asked.Count, "feed")} now.");
            return (int)ExitCode.Done;
        }
    }

    private static async Task<int> MakeDueAsync(MachinePaths paths, ImmutableArray<FeedConfig> feeds, string[] names, bool liftPause, CancellationToken cancellationToken)
    {
        await using var data = OpenedData.ForChanging(paths);
        // Pollers know when feeds are due and would not look.
        if (data.Store is PostgresReader { Writer: { } members } && members.Contains(',', StringComparison.Ordinal))
            throw new RefusedException(ExitCode.Locked, $"Processes of this machine run on the database ({members}) and poll each feed when it is due. Ask at the desk of one that has both roles, poll and desk.");
        var states = data.Reader.FeedStates();
        var due = states
            .Where(state => feeds.Any(feed => feed.Id == state.Id) && (names.Length == 0 || names.Contains(state.Id.Value)))
            .Select(state => state with { NextPollAt = DateTimeOffset.UnixEpoch, Muted = false })
            .ToList();
        if (liftPause)
        {
            // The pause of a host may have been told to another of its feeds.
            var hosts = due.Select(state => state.Host).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            due = [.. due.Concat(states.Except(due).Where(state => state.Host is { } host && hosts.Contains(host) && due.TrueForAll(other => other.Id != state.Id))).Select(state => state with { HostPausedUntil = null })];
        }

        await data.Store!.CommitAsync(new StoreBatch { FeedStates = [.. due] }, cancellationToken);
        Console.Out.WriteLine($"{Counted.Are(due.Count, "feed")} due now; `run` polls {(due.Count == 1 ? "it" : "them")}.");
        return (int)ExitCode.Done;
    }

    private static string Word(FeedConfig feed, FeedState? state) =>
        FeedWord.Of(feed, state) is var word && word == "failing" ? $"failing ({state!.Failure})" : word;

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string Excerpt(string text) => text.Length <= 90 ? text.Replace('\n', ' ') : text[..89].Replace('\n', ' ') + "…";
}
