using System.CommandLine;
using InformationMachine.Configuration;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Cli;

/// <summary>The verb <c>status</c>.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "How much there is, whether a machine runs, and which feeds fail.");
        command.SetAction(async (parse, _) => await Show(GlobalOptions.Paths(parse), parse.GetValue(GlobalOptions.Json)));
        return command;
    }

    private static async Task<int> Show(MachinePaths paths, bool json)
    {
        OpenedData opened;
        try
        {
            opened = OpenedData.ForReading(paths);
        }
        catch (StoreUnreachableException e)
        {
            return Unreachable(paths, e.Message, json);
        }

        await using var data = opened;
        var counts = data.Reader.Counts();
        var writer = (data.Reader as PostgresReader)?.Writer;
        var states = data.Reader.FeedStates();
        var status = new
        {
            Data = paths.Data,
            Running = data.Store is null ? StoreLock.Holder(paths.Data) : null,
            Database = (data.Reader as PostgresReader)?.Place,
            Writer = writer,
            counts.Posts,
            counts.Threads,
            counts.Briefings,
            Pending = counts.Posts - counts.Assignments,
            Feeds = states.Count,
            FailingFeeds = states.Count(state => state.Failure != FeedFailure.None),
            LastPoll = states.Max(state => state.LastPollAt),
            LastNews = states.Max(state => state.LastNewsAt),
            ConfigurationProblem = ConfigurationProblem(paths),
            DataBytes = (data.Reader as PostgresReader)?.StoredBytes ?? new FileInfo(paths.DataFile).Length,
        };
        if (json)
        {
            JsonOutput.Print(status);
            return (int)ExitCode.Done;
        }

        Console.Out.WriteLine($"data       {status.Database ?? status.Data} ({status.DataBytes / 1024} KB)");
        Console.Out.WriteLine($"machine    {(writer is { } by ? $"running ({by})" : status.Database is not null ? "not running" : status.Running is { } pid ? $"running (process {pid}); figures are those of its last snapshot" : "not running")}");
        Console.Out.WriteLine($"posts      {status.Posts}{(status.Pending > 0 ? $" ({status.Pending} not linked yet)" : "")}");
        Console.Out.WriteLine($"threads    {status.Threads}");
        Console.Out.WriteLine($"briefings  {status.Briefings} versions");
        Console.Out.WriteLine($"feeds      {status.Feeds} polled so far, {status.FailingFeeds} failing");
        Console.Out.WriteLine($"last poll  {Time(status.LastPoll)}");
        Console.Out.WriteLine($"last news  {Time(status.LastNews)}");
        if (status.ConfigurationProblem is { } problem) Console.Out.WriteLine($"config     is refused, a running machine goes on with the earlier one: {problem}");
        return (int)ExitCode.Done;
    }

    /// <summary>A database that is away hides its figures, not whether a machine waits for it.</summary>
    private static int Unreachable(MachinePaths paths, string problem, bool json)
    {
        var holder = IsHeld(paths) ? StoreLock.Holder(paths.Data) : null;
        if (json)
        {
            JsonOutput.Print(new { Data = paths.Data, Running = holder, DatabaseProblem = problem, ConfigurationProblem = ConfigurationProblem(paths) });
        }
        else
        {
            Console.Out.WriteLine("data       cannot be reached");
            Console.Out.WriteLine($"machine    {(holder is { } pid ? $"waits for its data (process {pid})" : "not running on this computer")}");
        }

        Console.Error.WriteLine(problem);
        return (int)ExitCode.Failed;
    }

    private static bool IsHeld(MachinePaths paths)
    {
        try
        {
            if (Directory.Exists(paths.Data)) StoreLock.Acquire(paths.Data).Dispose();
            return false;
        }
        catch (StoreLockedException)
        {
            return true;
        }
    }

    /// <summary>What a machine that starts now, or one that runs, would refuse in the configuration as it stands.</summary>
    private static string? ConfigurationProblem(MachinePaths paths)
    {
        try
        {
            SettingsReader.Read(paths);
            // A database has only what was found valid.
            if (KeptStore.Options(paths).Engine != StoreEngine.Postgres && File.Exists(paths.FeedsFile)) FeedsFile.Read(paths.FeedsFile, SourceKinds.Names);
            if (File.Exists(paths.ChannelsFile)) ChannelsFile.Read(paths.ChannelsFile);
            return null;
        }
        catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static string Time(DateTimeOffset? time) => time is { } t ? t.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture) : "never";
}
