using InformationMachine.Data.Store;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace InformationMachine.Configuration;

/// <summary>
/// A damaged data file is no flaw of the program: where it was noticed helps nobody, and what to do stands in its message. Whatever is
/// logged with such an exception is told with its message, without the stack. Thread-safe.
/// </summary>
internal sealed class DamageInWords(ILogEventSink next) : ILogEventSink, IDisposable
{
    private static readonly MessageTemplateParser Parser = new();

    public void Emit(LogEvent logEvent) => next.Emit(Damage(logEvent.Exception) is { } reason ? Told(logEvent, reason) : logEvent);

    public void Dispose() => (next as IDisposable)?.Dispose();

    private static string? Damage(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is DamagedRecordException or DataFileException) return exception.Message;
        }

        return null;
    }

    private static LogEvent Told(LogEvent logEvent, string reason)
    {
        var properties = logEvent.Properties.Select(pair => new LogEventProperty(pair.Key, pair.Value)).Append(new LogEventProperty("Reason", new ScalarValue(reason)));
        return new LogEvent(logEvent.Timestamp, logEvent.Level, exception: null, Parser.Parse(logEvent.MessageTemplate.Text + ": {Reason:l}"), properties);
    }
}
