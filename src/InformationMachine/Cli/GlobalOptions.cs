using System.CommandLine;
using InformationMachine.Configuration;

namespace InformationMachine.Cli;

/// <summary>Options that every verb understands.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Config { get; } = new("--config")
    {
        Description = $"The configuration directory (default: {MachinePaths.ConfigVariable} or ./config).",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string?> Data { get; } = new("--data")
    {
        Description = $"The data directory (default: {MachinePaths.DataVariable} or ./data).",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print JSON instead of text.",
        Recursive = true,
    };

    public static MachinePaths Paths(ParseResult parse) => MachinePaths.Resolve(parse.GetValue(Config), parse.GetValue(Data));
}
