using System.CommandLine;

namespace InformationMachine.Cli;

/// <summary>All verbs. A new verb is one file and one line here.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = Verbs();
        root.SetAction((parse, cancellationToken) => RunCommand.RunAsync(GlobalOptions.Paths(parse), once: false, json: false, cancellationToken));
        return root;
    }

    private static RootCommand Verbs() => new("Reads what chosen people publish and keeps one cited, versioned briefing per story.")
    {
        RunCommand.Create(),
        ParseCommand.Create(),
        ReplayCommand.Create(),
        EvaluateCommand.Create(),
        TuneCommand.Create(),
        TrainCommand.Create(),
        BriefCommand.Create(),
        RulesCommand.Create(),
        RenderCommand.Create(),
        DigestCommand.Create(),
        DemoCommand.Create(),
        ConfigCommand.Create(),
        FeedsCommand.Create(),
        ThreadsCommand.Create(),
        WatchesCommand.Create(),
        ReceiversCommand.Create(),
        McpCommand.Create(),
        ExportCommand.Create(),
        ChangesCommand.Create(),
        UsersCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        DoctorCommand.Create(),
        ArchiveCommand.Create(),
        CompactCommand.Create(),
        StatusCommand.Create(),
        HealthcheckCommand.Create(),
        GlobalOptions.Config,
        GlobalOptions.Data,
        GlobalOptions.Json,
    };
}
