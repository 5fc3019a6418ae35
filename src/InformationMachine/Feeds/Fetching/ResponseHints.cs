using System.Globalization;
using System.Net.Http.Headers;

namespace InformationMachine.Feeds.Fetching;

/// <summary>What a response's headers say about when to come back. Read without the typed properties, which rewrite what they parse.</summary>
internal static class ResponseHints
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>A header as it was sent, the first if there are several.</summary>
    public static string? Raw(HttpResponseMessage response, string name)
    {
        if (response.Headers.NonValidated.TryGetValues(name, out var values) && First(values) is { } header) return header;
        return response.Content.Headers.NonValidated.TryGetValues(name, out var content) ? First(content) : null;
    }

    /// <summary><c>Retry-After</c> in seconds or as a date; also the rate-limit reset that APIs send.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var text = Raw(response, "Retry-After")?.Trim();
        if (text is not null && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)) return Span(seconds);
        if (Date(text) is { } date) return Positive(date - now);
        var reset = Raw(response, "x-rate-limit-reset");
        var spent = Raw(response, "x-rate-limit-remaining") is "0" || (int)response.StatusCode == 429;
        return spent && long.TryParse(reset, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) && epoch < 253_402_300_800
            ? Positive(DateTimeOffset.FromUnixTimeSeconds(epoch) - now)
            : null;
    }

    /// <summary>The greater of <c>Cache-Control: max-age</c> less <c>Age</c>, and <c>Expires</c>.</summary>
    public static TimeSpan? Freshness(HttpResponseMessage response, DateTimeOffset now)
    {
        TimeSpan? age = null;
        if (CacheControlHeaderValue.TryParse(Raw(response, "Cache-Control"), out var control) && control.MaxAge is { } maxAge)
        {
            var spent = double.TryParse(Raw(response, "Age"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Span(seconds) : TimeSpan.Zero;
            age = Positive(maxAge - spent);
        }

        var expires = Date(Raw(response, "Expires")) is { } date ? Positive(date - now) : (TimeSpan?)null;
        return age > expires || expires is null ? age : expires;
    }

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static TimeSpan Span(double seconds) => seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;

    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span > Longest ? Longest : span;

    private static string? First(HeaderStringValues values)
    {
        foreach (var value in values) return value;
        return null;
    }
}
