namespace InformationMachine.Deliveries.Receivers;

/// <summary>
/// When a receiver may be told, by its own clock. Pure. A digest's hour that the clock skips in spring is the first moment after the
/// gap; one that comes twice in autumn is the first of the two; so every day has exactly one.
/// </summary>
internal static class ReceiverClock
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>The zone of that name; UTC where this computer does not know it.</summary>
    public static TimeZoneInfo Zone(Receiver receiver) => TimeZoneInfo.TryFindSystemTimeZoneById(receiver.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    public static bool IsQuiet(Receiver receiver, DateTimeOffset now)
    {
        if (receiver.QuietFrom is not { } from || receiver.QuietUntil is not { } until || from == until) return false;
        var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone(receiver)).DateTime);
        return from < until ? time >= from && time < until : time >= from || time < until;
    }

    /// <summary>The next quarter of an hour at which it is no longer quiet.</summary>
    public static DateTimeOffset QuietEnds(Receiver receiver, DateTimeOffset now)
    {
        var at = now;
        while (IsQuiet(receiver, at)) at = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % Step.Ticks), TimeSpan.Zero) + Step;
        return at;
    }

    /// <summary>The latest moment up to now at which a digest was due; null for who is told at once.</summary>
    public static DateTimeOffset? LastDigest(Receiver receiver, DateTimeOffset now)
    {
        if (receiver.Schedule == DigestSchedule.AtOnce) return null;
        var zone = Zone(receiver);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        for (var day = today; ; day = day.AddDays(-1))
        {
            if (IsDigestDay(receiver, day) && Moment(zone, day, receiver.Hour) is var moment && moment <= now) return moment;
        }
    }

    /// <summary>The next moment after now at which a digest is due.</summary>
    public static DateTimeOffset NextDigest(Receiver receiver, DateTimeOffset now)
    {
        var zone = Zone(receiver);
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime); ; day = day.AddDays(1))
        {
            if (IsDigestDay(receiver, day) && Moment(zone, day, receiver.Hour) is var moment && moment > now) return moment;
        }
    }

    private static bool IsDigestDay(Receiver receiver, DateOnly day) => receiver.Schedule switch
    {
        DigestSchedule.Weekdays => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
        DigestSchedule.Weekly => day.DayOfWeek == receiver.Day,
        _ => true,
    };

    private static DateTimeOffset Moment(TimeZoneInfo zone, DateOnly day, int hour)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        while (zone.IsInvalidTime(local)) local = local.Add(Step);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
