using System.CommandLine;

namespace InformationMachine.Cli;

/// <summary>The verb <c>brief</c>.</summary>
internal static class BriefCommand
{
    public static Command Create() => new("brief", "");
}
