using System.CommandLine;

namespace InformationMachine.Cli;

/// <summary>All verbs. A new verb is one file and one line here.</summary>
internal static class CommandLine
{
    public static RootCommand Create() => new("Reads what chosen people publish and keeps one cited, versioned briefing per story.")
    {
        ParseCommand.Create(),
        ReplayCommand.Create(),
        EvaluateCommand.Create(),
        BriefCommand.Create(),
        ConfigCommand.Create(),
        StatusCommand.Create(),
        HealthcheckCommand.Create(),
        GlobalOptions.Config,
        GlobalOptions.Data,
        GlobalOptions.Json,
    };
}
