using System.CommandLine;

namespace InformationMachine.Cli;

/// <summary>The verb <c>parse</c>.</summary>
internal static class ParseCommand
{
    public static Command Create() => new("parse", "");
}
