using System.Globalization;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace InformationMachine.Configuration;

/// <summary>Readable lines on a terminal, compact JSON in a container.</summary>
internal static class Logging
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>Creates the log.</summary>
    /// <param name="options">What is written and how.</param>
    /// <param name="toErrors">True where standard output belongs to data.</param>
    /// <param name="also">Where events go as well.</param>
    public static Logger Create(LogOptions options, bool toErrors, ILogEventSink? also = null)
    {
        var json = options.Format == LogFormat.Json || (options.Format == LogFormat.Auto && (toErrors ? Console.IsErrorRedirected : Console.IsOutputRedirected));
        LogEventLevel? errorsFrom = toErrors ? LogEventLevel.Verbose : null;
        var log = new LoggerConfiguration()
            .MinimumLevel.Is(options.Level)
            .MinimumLevel.Override("Microsoft", options.Level > LogEventLevel.Warning ? options.Level : LogEventLevel.Warning);
        // Its keys lie unencrypted on purpose: whoever may read them may read the data beside them.
        log = log.MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error);
        if (also is not null) log = log.WriteTo.Sink(also);
        return log.WriteTo.Sink(LoggerSinkConfiguration.Wrap(sink => new DamageInWords(sink), Write)).CreateLogger();

        void Write(LoggerSinkConfiguration to)
        {
            if (json) to.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: errorsFrom);
            else to.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: errorsFrom);
        }
    }
}
