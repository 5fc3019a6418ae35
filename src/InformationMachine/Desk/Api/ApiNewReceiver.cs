using System.ComponentModel;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Desk.Api;

/// <summary>A receiver to keep.</summary>
internal sealed record ApiNewReceiver
{
    [Description("The name, of small letters, digits and hyphens.")]
    public required string Name { get; init; }

    [Description("A channel of the operator's.")]
    public required string Channel { get; init; }

    [Description("The e-mail address, where the channel sends e-mail; whoever has it is asked first.")]
    public string? Address { get; init; }

    [Description("The time zone of its hours, such as Europe/Zurich; UTC where it is left away.")]
    public string? TimeZone { get; init; }

    [Description("When it is left alone, such as 22:00-07:00.")]
    public string? Quiet { get; init; }

    [Description("now, daily 7, weekdays 7 or weekly monday 7.")]
    public string? Schedule { get; init; }

    [Description("The most messages an hour.")]
    public int? PerHour { get; init; }

    [Description("The most messages a day.")]
    public int? PerDay { get; init; }

    [Description("Stories of less importance are not told, 0 to 100.")]
    public double? Floor { get; init; }

    [Description("The most stories of one tag in a digest.")]
    public int? PerTag { get; init; }

    public ReceiverDraft Draft() => new() { Name = Name, Channel = Channel, Address = Address, TimeZone = TimeZone, Quiet = Quiet, Schedule = Schedule, PerHour = PerHour, PerDay = PerDay, Floor = Floor, PerTag = PerTag };
}
