using System.Globalization;
using InformationMachine.Data.Deliveries;

namespace InformationMachine.Deliveries.Receivers;

/// <summary>A receiver in words.</summary>
internal static class ReceiverText
{
    /// <summary>When it is told.</summary>
    public static string Schedule(Receiver receiver) => receiver.Schedule switch
    {
        DigestSchedule.Daily => string.Create(CultureInfo.InvariantCulture, $"daily {receiver.Hour}:00"),
        DigestSchedule.Weekdays => string.Create(CultureInfo.InvariantCulture, $"weekdays {receiver.Hour}:00"),
        DigestSchedule.Weekly => string.Create(CultureInfo.InvariantCulture, $"weekly {receiver.Day} {receiver.Hour}:00"),
        _ => "now",
    };

    /// <summary>When it is left alone; empty where never.</summary>
    public static string Quiet(Receiver receiver) => receiver.QuietFrom is { } from && receiver.QuietUntil is { } until
        ? string.Create(CultureInfo.InvariantCulture, $"{from:HH\\:mm}-{until:HH\\:mm} {receiver.TimeZone}") : "";

    /// <summary>How it does.</summary>
    public static string State(Receiver receiver, ReceiverState? state, DateTimeOffset now) => receiver switch
    {
        { NeedsConfirmation: true } => "waits for confirmation",
        { IsPaused: true } => "paused",
        _ when state is { FailureStreak: > 0 } => string.Create(CultureInfo.InvariantCulture, $"failing ({state.FailureStreak}): {state.LastError}{(state.NextTryAt > now ? $"; next try {state.NextTryAt.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "")}"),
        _ => "well",
    };
}
