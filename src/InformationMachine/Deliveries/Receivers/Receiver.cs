using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace InformationMachine.Deliveries.Receivers;

/// <summary>Somebody who is told: a channel of the operator's, and when and how much. Kept in a file that only its owner may read.</summary>
internal sealed record Receiver
{
    /// <summary>The name, of small letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Whose it is: a plain name.</summary>
    public required string Owner { get; init; }

    /// <summary>The operator's channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Where to within the channel: an e-mail address, or a browser's push subscription. Null where the channel itself says.</summary>
    public string? Address { get; init; }

    /// <summary>The time zone of its hours (IANA).</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>From when on it is left alone, by its own clock; null with <see cref="QuietUntil"/> where never.</summary>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>Until when it is left alone.</summary>
    public TimeOnly? QuietUntil { get; init; }

    /// <summary>The most messages within an hour; what is more is gathered.</summary>
    public int PerHour { get; init; } = 10;

    /// <summary>The most messages within a day.</summary>
    public int PerDay { get; init; } = 40;

    /// <summary>When it is told.</summary>
    public DigestSchedule Schedule { get; init; }

    /// <summary>The hour of its digests, 0 to 23, by its own clock.</summary>
    public int Hour { get; init; } = 7;

    /// <summary>The day of its weekly digest.</summary>
    public DayOfWeek Day { get; init; } = DayOfWeek.Monday;

    /// <summary>Stories of less importance are not told.</summary>
    public double Floor { get; init; }

    /// <summary>The most stories of one tag in a digest; 0 for any number.</summary>
    public int PerTag { get; init; }

    /// <summary>True while it wants to hear nothing.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When whoever has the address agreed to be told; null where that is still to come.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Signs the addresses by which it is confirmed and ended; secret.</summary>
    public string Key { get; init; } = "";

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>True where an address was given whose owner has not agreed yet: nothing but the question goes there.</summary>
    [JsonIgnore]
    public bool NeedsConfirmation => Address is not null && ConfirmedAt is null;

    /// <summary>A new key.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>What proves, in an address that needs no login, that it came from a message to this receiver.</summary>
    public string Sign(string purpose) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Key), Encoding.UTF8.GetBytes(purpose + "\n" + Name)))[..32];

    /// <summary>True where a signature is this receiver's for that purpose.</summary>
    public bool IsSigned(string purpose, string signature) =>
        Key.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(purpose)), Encoding.UTF8.GetBytes(signature));
}
