using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace InformationMachine.Network;

/// <summary>What a response's headers say about when to come back. Read without the typed properties, which rewrite what they parse.</summary>
internal static partial class ResponseHints
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);
    private const int LongestLinks = 8_000;

    /// <summary>A header as it was sent, the first if there are several.</summary>
    public static string? Raw(HttpResponseMessage response, string name)
    {
        if (response.Headers.NonValidated.TryGetValues(name, out var values) && First(values) is { } header) return header;
        return response.Content.Headers.NonValidated.TryGetValues(name, out var content) ? First(content) : null;
    }

    /// <summary>
    /// <c>Retry-After</c> in seconds (0, fractions and absurd figures too) or as a date; also the rate-limit reset that APIs send.
    /// Never negative, at most a year: the schedule clamps further.
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var text = Raw(response, "Retry-After")?.Trim();
        if (Seconds(text) is { } asked) return asked;
        if (Date(text) is { } date) return Positive(date - ServerTime(response, now));
        var reset = Raw(response, "x-rate-limit-reset") ?? Raw(response, "x-ratelimit-reset");
        var spent = (Raw(response, "x-rate-limit-remaining") ?? Raw(response, "x-ratelimit-remaining")) is "0" or "0.0" || (int)response.StatusCode == 429;
        if (!spent || Seconds(reset) is not { } left) return null;
        // Some count the seconds that are left, others name the second since 1970.
        return left < Longest ? left : long.TryParse(reset, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) && epoch < 253_402_300_800
            ? Positive(DateTimeOffset.FromUnixTimeSeconds(epoch) - now)
            : null;
    }

    /// <summary>The greater of <c>Cache-Control: max-age</c> less <c>Age</c>, and <c>Expires</c>.</summary>
    public static TimeSpan? Freshness(HttpResponseMessage response, DateTimeOffset now)
    {
        var age = MaximumAge(response) is { } maximum ? Positive(maximum - (Seconds(Raw(response, "Age")?.Trim()) ?? TimeSpan.Zero)) : (TimeSpan?)null;
        var expires = Date(Raw(response, "Expires")?.Trim()) is { } date ? Positive(date - ServerTime(response, now)) : (TimeSpan?)null;
        return age > expires || expires is null ? age : expires;
    }

    /// <summary>The address of a relation in the <c>Link</c> headers (RFC 8288), as written.</summary>
    public static string? Link(HttpResponseMessage response, string relation)
    {
        if (!response.Headers.NonValidated.TryGetValues("Link", out var values)) return null;
        foreach (var value in values)
        {
            foreach (Match link in LinkValue().Matches(value.Length <= LongestLinks ? value : value[..LongestLinks]))
            {
                if (link.Groups["relations"].Value.Split(' ').Contains(relation, StringComparer.OrdinalIgnoreCase)) return link.Groups["address"].Value;
            }
        }

        return null;
    }

    /// <summary>Read leniently: one odd directive must not hide the others.</summary>
    private static TimeSpan? MaximumAge(HttpResponseMessage response) =>
        Raw(response, "Cache-Control") is { } control && MaxAge().Match(control) is { Success: true } match ? Seconds(match.Groups["seconds"].Value) : null;

    /// <summary>Dates are meant by the server's clock, which may be wrong; only the difference counts.</summary>
    private static DateTimeOffset ServerTime(HttpResponseMessage response, DateTimeOffset now) => Date(Raw(response, "Date")?.Trim()) ?? now;

    /// <summary>A date in one of HTTP's three forms, or a lone number taken for one, which is none.</summary>
    private static DateTimeOffset? Date(string? text) =>
        text is { Length: > 7 } && (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            || DateTimeOffset.TryParseExact(text, ["ddd MMM d HH:mm:ss yyyy", "dddd, dd-MMM-yy HH:mm:ss 'GMT'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out date))
            ? date
            : null;

    private static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && !double.IsNaN(seconds)
            ? seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(Math.Max(0, seconds))
            : null;

    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span > Longest ? Longest : span;

    private static string? First(HeaderStringValues values)
    {
        foreach (var value in values) return value;
        return null;
    }

    [GeneratedRegex("<(?<address>[^<>\\s]{1,2000})>(?:\\s*;\\s*(?!rel)[a-z*]{1,20}=(?:\"[^\"]{0,200}\"|[^,;\"\\s]{0,200}))*\\s*;\\s*rel=\"?(?<relations>[^\",;]{1,200})\"?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LinkValue();

    [GeneratedRegex("(?:^|[\\s,;])max-age\\s*=\\s*\"?(?<seconds>[0-9]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MaxAge();
}
