using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Desk.Pages;

/// <summary>A receiver as the form sends it.</summary>
internal sealed class ReceiverForm
{
    /// <summary>True where a receiver that is there is changed.</summary>
    public bool IsKnown { get; init; }

    public string? Name { get; init; }

    public string? Channel { get; init; }

    public string? Address { get; init; }

    public string? TimeZone { get; init; }

    public string? Quiet { get; init; }

    public string? Schedule { get; init; }

    public double? Floor { get; init; }

    public int? PerHour { get; init; }

    public int? PerDay { get; init; }

    public int? PerTag { get; init; }

    /// <summary>A receiver as the form shows it.</summary>
    public static ReceiverForm Of(Receiver receiver) => new()
    {
        IsKnown = true,
        Name = receiver.Name,
        Channel = receiver.Channel,
        Address = receiver.Address is { } address && address.Contains('@', StringComparison.Ordinal) ? address : null,
        TimeZone = receiver.TimeZone,
        Quiet = receiver.QuietFrom is { } from && receiver.QuietUntil is { } until ? $"{from:HH\\:mm}-{until:HH\\:mm}" : null,
        Schedule = ReceiverText.Schedule(receiver).Replace(":00", "", StringComparison.Ordinal).ToLowerInvariant(),
        Floor = receiver.Floor == 0 ? null : receiver.Floor,
        PerHour = receiver.PerHour,
        PerDay = receiver.PerDay,
        PerTag = receiver.PerTag == 0 ? null : receiver.PerTag,
    };

    public ReceiverDraft Draft() => new() { Name = Name?.Trim() ?? "", Channel = Channel ?? "", Address = Address, TimeZone = TimeZone, Quiet = Quiet, Schedule = string.IsNullOrWhiteSpace(Schedule) ? null : Schedule, Floor = Floor, PerHour = PerHour, PerDay = PerDay, PerTag = PerTag };
}
