using System.Diagnostics;
using System.Reflection;
using InformationMachine.Configuration;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace InformationMachine;

/// <summary>
/// The machine's own spans (<c>poll</c>, <c>link</c>, <c>brief</c>, <c>render</c>), and where they are sent together with those of the
/// web server and client. Without <see cref="TracingOptions.Endpoint"/> nothing listens and a span costs one comparison.
/// </summary>
internal static class Tracing
{
    private const string Name = "InformationMachine";

    public static ActivitySource Source { get; } = new(Name);

    public static IServiceCollection AddTracing(this IServiceCollection services, TracingOptions options)
    {
        if (options.Endpoint.Length == 0) return services;
        services.AddOpenTelemetry().WithTracing(traces => traces
            .ConfigureResource(resource => resource.AddService(Name, serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString(3)))
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.Share)))
            .AddSource(Name, "Microsoft.AspNetCore", "System.Net.Http")
            .AddOtlpExporter(exporter =>
            {
                exporter.Endpoint = new Uri(options.Endpoint);
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            }));
        return services;
    }
}
