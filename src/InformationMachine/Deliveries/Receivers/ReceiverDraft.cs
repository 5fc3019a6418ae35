using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using InformationMachine.Deliveries.Channels;
using MimeKit;

namespace InformationMachine.Deliveries.Receivers;

/// <summary>A receiver as somebody asks for it; texts as people write them.</summary>
internal sealed partial record ReceiverDraft
{
    private const int MostReceivers = 10_000;

    public required string Name { get; init; }

    public required string Channel { get; init; }

    public string? Address { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>Such as <c>22:00-07:00</c>.</summary>
    public string? Quiet { get; init; }

    public int? PerHour { get; init; }

    public int? PerDay { get; init; }

    /// <summary><c>now</c>, <c>daily 7</c>, <c>weekdays 7</c>, <c>weekly monday 7</c>.</summary>
    public string? Schedule { get; init; }

    public double? Floor { get; init; }

    public int? PerTag { get; init; }

    /// <summary>Reads it; every mistake is said at once.</summary>
    /// <exception cref="RefusedException">It is wrong.</exception>
    public Receiver Read(string owner, ChannelList channels, ImmutableArray<Receiver> known, DateTimeOffset now)
    {
        var mistakes = Mistakes(channels, known).ToList();
        var quiet = ReadQuiet(mistakes);
        var (schedule, day, hour) = ReadSchedule(mistakes);
        if (mistakes.Count > 0) throw new RefusedException(ExitCode.Usage, string.Join(Environment.NewLine, mistakes));
        var defaults = new Receiver { Name = Name, Owner = owner, Channel = Channel };
        return defaults with
        {
            Address = string.IsNullOrWhiteSpace(Address) ? null : Address.Trim(),
            TimeZone = string.IsNullOrWhiteSpace(TimeZone) ? defaults.TimeZone : TimeZone.Trim(),
            QuietFrom = quiet?.From,
            QuietUntil = quiet?.Until,
            PerHour = PerHour ?? defaults.PerHour,
            PerDay = PerDay ?? defaults.PerDay,
            Schedule = schedule,
            Day = day,
            Hour = hour,
            Floor = Floor ?? 0,
            PerTag = PerTag ?? 0,
            // A browser asks its user itself.
            ConfirmedAt = channels.Find(Channel)?.Kind == "webpush" ? now : null,
            Key = Receiver.NewKey(),
            CreatedAt = now,
        };
    }

    private IEnumerable<string> Mistakes(ChannelList channels, ImmutableArray<Receiver> known)
    {
        if (!Names().IsMatch(Name)) yield return $"A receiver's name has small letters, digits and hyphens, at most 40; '{Name}' has not.";
        if (known.Any(receiver => receiver.Name == Name)) yield return $"There is a receiver '{Name}' already; remove it first, or take another name.";
        if (known.Length >= MostReceivers) yield return $"There are {known.Length} receivers, as many as there may be.";
        var channel = channels.Find(Channel);
        if (channel is null) yield return $"There is no channel '{Channel}'{(channels.All.IsEmpty ? "; describe one in channels.json" : $"; known are {string.Join(", ", channels.All.Select(other => other.Name))}")}.";
        if (channel?.Kind == "smtp" && (Address is null || !MailboxAddress.TryParse(Address, out var mailbox) || !mailbox.Address.Contains('@', StringComparison.Ordinal))) yield return $"Channel '{Channel}' sends e-mail: give an address.";
        if (channel?.Kind == "webpush" && PushSubscription.Read(Address) is not { Endpoint.Scheme: "https" }) yield return $"Channel '{Channel}' tells browsers: subscribe one on the desk's page Watches.";
        if (channel is not null && channel.Kind is not ("smtp" or "webpush") && !string.IsNullOrWhiteSpace(Address)) yield return $"Channel '{Channel}' knows where to: leave the address away.";
        if (!string.IsNullOrWhiteSpace(TimeZone) && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone.Trim(), out _)) yield return $"'{TimeZone}' is no time zone; write one such as Europe/Zurich.";
        if (PerHour is < 1 or > 1000) yield return "The messages an hour are from 1 to 1000.";
        if (PerDay is < 1 or > 10_000) yield return "The messages a day are from 1 to 10000.";
        if (Floor is not (null or (>= 0 and <= 100))) yield return "The floor of importance is from 0 to 100.";
        if (PerTag is < 0 or > 1000) yield return "The stories of one tag are from 0 (any number) to 1000.";
    }

    private (TimeOnly From, TimeOnly Until)? ReadQuiet(List<string> mistakes)
    {
        if (string.IsNullOrWhiteSpace(Quiet)) return null;
        if (Quiet.Split('-', StringSplitOptions.TrimEntries) is [var from, var until] && Time(from) is { } a && Time(until) is { } b && a != b) return (a, b);
        mistakes.Add($"'{Quiet}' are no quiet hours; write such as 22:00-07:00.");
        return null;
    }

    private (DigestSchedule, DayOfWeek, int) ReadSchedule(List<string> mistakes)
    {
        string[] words = [.. (Schedule ?? "now").ToLowerInvariant().Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("at" or "on"))];
        var hour = words.Length > 1 && Time(words[^1]) is { Minute: 0 } time ? time.Hour : (int?)null;
        switch (words)
        {
            case [] or ["now"]: return (DigestSchedule.AtOnce, DayOfWeek.Monday, 7);
            case ["daily", _] when hour is { } daily: return (DigestSchedule.Daily, DayOfWeek.Monday, daily);
            case ["weekdays", _] when hour is { } weekdays: return (DigestSchedule.Weekdays, DayOfWeek.Monday, weekdays);
            case ["weekly", var day, _] when hour is { } weekly && Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var named) && Enum.IsDefined(named) && !char.IsDigit(day[0]): return (DigestSchedule.Weekly, named, weekly);
            default:
                mistakes.Add($"'{Schedule}' is no schedule; write now, daily 7, weekdays 7 or weekly monday 7.");
                return default;
        }
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm", "%H", "HH"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
