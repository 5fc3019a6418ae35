using System.CommandLine;

namespace InformationMachine.Cli;

/// <summary>The verb <c>replay</c>.</summary>
internal static class ReplayCommand
{
    public static Command Create() => new("replay", "");
}
