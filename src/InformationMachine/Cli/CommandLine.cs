using System.CommandLine;
using InformationMachine.Text;

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

    /// <summary>What is wrong with a command line, with the verb or option that was probably meant.</summary>
    public static string Complain(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var words = command.Subcommands.Select(verb => verb.Name).Concat(command.Options.SelectMany(option => option.Aliases.Append(option.Name))).ToList();
        var meant = parse.UnmatchedTokens.Select(token => (token, near: Spelling.Nearest(token, words))).Where(pair => pair.near is not null).Select(pair => $"'{pair.token}': did you mean `{pair.near}`?");
        var place = string.Join(' ', command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Append(command).Where(known => known is not RootCommand).Select(known => known.Name).Append("--help"));
        return string.Join(Environment.NewLine, parse.Errors.Select(error => error.Message).Concat(meant).Append($"See `{place}`."));
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
        CheckCommand.Create(),
        RulesCommand.Create(),
        ModelCommand.Create(),
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
        StoreCommand.Create(),
        StatusCommand.Create(),
        HealthcheckCommand.Create(),
        CompletionCommand.Create(),
        GlobalOptions.Config,
        GlobalOptions.Data,
        GlobalOptions.Json,
    };
}
