using System.CommandLine;
using InformationMachine.Configuration;
using InformationMachine.Feeds.Sources;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>The verbs <c>config init</c>, <c>config check</c>, <c>config show</c> and <c>config schema</c>.</summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        var check = new Command("check", "Validate the configuration; every mistake is printed with file, line, value and remedy (exit code 78).");
        check.SetAction(parse => Check(GlobalOptions.Paths(parse)));
        var show = new Command("show", "Print the effective settings and where they come from.");
        show.SetAction(parse => Show(GlobalOptions.Paths(parse), parse.GetValue(GlobalOptions.Json)));
        var schema = new Command("schema", "Print the JSON schema of machine.json.");
        schema.SetAction(_ => Schema());
        var init = new Command("init", "Write the shipped feeds.json, machine.json and their schemas where there are none; what is there stays.");
        init.SetAction(parse => Init(GlobalOptions.Paths(parse)));
        return new Command("config", "Set up, check and show the configuration.") { init, check, show, schema };
    }

    private static int Init(MachinePaths paths)
    {
        var written = ShippedConfiguration.Write(paths.Config);
        Console.Out.WriteLine(written.Count == 0 ? $"{paths.Config} is set up already." : $"Written to {paths.Config}: {string.Join(", ", written)}.");
        return (int)ExitCode.Done;
    }

    private static int Check(MachinePaths paths)
    {
        var mistakes = new List<string>();
        Collect(() => SettingsReader.Read(paths), mistakes);
        var store = new StoreOptions();
        Collect(() => store = SettingsReader.ReadStore(paths), []);
        var isShared = store.Engine == StoreEngine.Postgres;
        var feeds = 0;
        if (!isShared || File.Exists(paths.FeedsFile)) Collect(() => feeds = FeedsFile.Read(paths.FeedsFile, SourceKinds.Names).Length, mistakes);
        var channels = 0;
        Collect(() => channels = ChannelsFile.Read(paths.ChannelsFile).Length, mistakes);
        var database = isShared ? DatabaseCheck.Of(store, mistakes) : null;
        if (mistakes.Count > 0) throw new RefusedException(ExitCode.Configuration, string.Join(Environment.NewLine, mistakes));
        Console.Out.WriteLine($"{paths.Config} is valid: {(isShared && !File.Exists(paths.FeedsFile) ? "settings" : Counted.Of(feeds, "feed"))}{(channels > 0 ? $", {Counted.Of(channels, "channel")}" : "")}.");
        return (int)(database?.Report(File.Exists(paths.FeedsFile) ? paths.FeedsFile : null) ?? ExitCode.Done);
    }

    internal static void Collect(Action read, List<string> mistakes)
    {
        try
        {
            read();
        }
        catch (RefusedException e)
        {
            mistakes.Add(e.Message);
        }
    }

    private static int Show(MachinePaths paths, bool json)
    {
        var settings = SettingsReader.Read(paths);
        if (json)
        {
            JsonOutput.Print(Setting.All.GroupBy(setting => setting.Section).ToDictionary(
                section => section.Key,
                section => section.ToDictionary(setting => setting.Name, setting => setting.Get(settings))));
            return (int)ExitCode.Done;
        }

        var defaults = new MachineSettings();
        Table.Print(
            ["setting", "value", "default", "environment"],
            Setting.All.Select(setting => (IReadOnlyList<string>)
                [setting.Key, Setting.Format(setting.Get(settings)), Setting.Format(setting.Get(defaults)), setting.Variable]));
        return (int)ExitCode.Done;
    }

    private static int Schema()
    {
        JsonOutput.Print(SettingsSchema.Create());
        return (int)ExitCode.Done;
    }
}
