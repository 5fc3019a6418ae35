using InformationMachine.Data.Deliveries;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Desk.Api;

/// <summary>Somebody who is told. The address is shown to its owner and to operators.</summary>
internal sealed record ApiReceiver(string Name, string Owner, string Channel, string? Address, string TimeZone, string Schedule, string Quiet, int PerHour, int PerDay, double Floor, int PerTag, bool Paused, bool Confirmed, string State, int FailureStreak, DateTimeOffset? NextTryAt, DateTimeOffset? LastSentAt)
{
    public static ApiReceiver Of(Receiver receiver, ReceiverState? state, DateTimeOffset now) => new(
        receiver.Name, receiver.Owner, receiver.Channel, receiver.Address, receiver.TimeZone, ReceiverText.Schedule(receiver), ReceiverText.Quiet(receiver), receiver.PerHour, receiver.PerDay, receiver.Floor, receiver.PerTag,
        receiver.IsPaused, !receiver.NeedsConfirmation, ReceiverText.State(receiver, state, now), state?.FailureStreak ?? 0, state?.NextTryAt, state?.LastSentAt);
}
