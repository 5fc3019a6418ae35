using System.ComponentModel;
using Serilog.Events;

namespace InformationMachine.Configuration;

/// <summary>What is logged. Section <c>Log</c> of <c>machine.json</c>.</summary>
internal sealed class LogOptions
{
    [Description("The least important events that are written.")]
    public LogEventLevel Level { get; init; } = LogEventLevel.Information;

    [Description("Auto writes text on a terminal and compact JSON otherwise.")]
    public LogFormat Format { get; init; } = LogFormat.Auto;
}
