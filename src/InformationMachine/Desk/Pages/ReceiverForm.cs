using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Desk.Pages;

/// <summary>A receiver as the form sends it.</summary>
internal sealed class ReceiverForm
{
    public string? Name { get; init; }

    public string? Channel { get; init; }

    public string? Address { get; init; }

    public string? TimeZone { get; init; }

    public string? Quiet { get; init; }

    public string? Schedule { get; init; }

    public double? Floor { get; init; }

    public ReceiverDraft Draft() => new() { Name = Name?.Trim() ?? "", Channel = Channel ?? "", Address = Address, TimeZone = TimeZone, Quiet = Quiet, Schedule = string.IsNullOrWhiteSpace(Schedule) ? null : Schedule, Floor = Floor };
}
