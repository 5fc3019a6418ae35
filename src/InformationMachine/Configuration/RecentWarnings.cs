using System.Collections.Immutable;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace InformationMachine.Configuration;

/// <summary>The latest warnings and errors of this process, for the machine page. Thread-safe.</summary>
internal sealed class RecentWarnings : ILogEventSink
{
    private const int Kept = 50;
    private const int MaximumLength = 500;

    private ImmutableQueue<(DateTimeOffset At, bool IsError, string Text)> _events = [];
    private int _count;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, bool IsError, string Text)> All => [.. _events.Reverse()];

    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level < LogEventLevel.Warning) return;
        var text = logEvent.RenderMessage(CultureInfo.InvariantCulture);
        if (logEvent.Exception is { } exception) text += $" ({exception.Message})";
        ImmutableInterlocked.Enqueue(ref _events, (logEvent.Timestamp, logEvent.Level > LogEventLevel.Warning, text.Length > MaximumLength ? text[..MaximumLength] + "\u2026" : text));
        if (Interlocked.Increment(ref _count) > Kept && ImmutableInterlocked.TryDequeue(ref _events, out _)) Interlocked.Decrement(ref _count);
    }
}
