using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InformationMachine.Configuration;

/// <summary>Where traces go. Section <c>Tracing</c> of <c>machine.json</c>.</summary>
internal sealed class TracingOptions
{
    [Description("Where an OpenTelemetry collector takes traces over HTTP, such as http://127.0.0.1:4318/v1/traces; empty for no traces.")]
    [RegularExpression(@"^(https?://\S+)?$", ErrorMessage = "an absolute http or https URL, or nothing for no traces")]
    public string Endpoint { get; init; } = "";

    [Description("The share of polls, rounds and requests that is traced.")]
    [Range(0.0, 1.0)]
    public double Share { get; init; } = 1;
}
