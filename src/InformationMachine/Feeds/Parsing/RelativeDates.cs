using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// "3 hours ago", as pages and some feeds date what they list, by the clock of whoever reads. Minutes, hours, days and weeks, in the words of
/// fourteen languages; months and years say too little. Pure.
/// </summary>
internal static partial class RelativeDates
{
    private const int MaximumLength = 40;

    /// <summary>What is further away is told by its date, if at all.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(60);

    /// <summary>The moment that is meant; null for words that say no such thing.</summary>
    /// <param name="text">What stands in place of a date.</param>
    /// <param name="now">When it was read.</param>
    public static DateTimeOffset? Read(string? text, DateTimeOffset now)
    {
        if (text is null || text.Length > MaximumLength) return null;
        text = text.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant();
        if ((Western().Match(text) is not { Success: true } match || (!match.Groups["before"].Success && !match.Groups["behind"].Success)) && (match = Eastern().Match(text)) is { Success: false }) return null;
        var count = int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var span = count * Unit(match);
        return span > Furthest ? null : now - span;
    }

    private static TimeSpan Unit(Match match) => match.Groups["minute"].Success ? TimeSpan.FromMinutes(1)
        : match.Groups["hour"].Success ? TimeSpan.FromHours(1)
        : match.Groups["day"].Success ? TimeSpan.FromDays(1) : TimeSpan.FromDays(7);

    [GeneratedRegex("""
        ^(?<before>hace|il\ y\ a|vor|há|ha)?\s*
        (?<count>\d{1,3}|an?|one|una?|uno|une|uma?|eine[rmn]|een|godzinę)\s*
        (?:(?<minute>min(?:ute[ns]?|utos?|uti?|uty|ut|\.)?|минут[уы]?|dakika|menit)
        |(?<hour>h(?:ou)?rs?|h|hours?|horas?|or[ae]|heures?|stunden?|uur|uren|час(?:а|ов)?|saat|jam|godzin[yę]?)
        |(?<day>days?|d[ií]as?|giorn[oi]|jours?|tag(?:en?)?|dag(?:en)?|день|дня|дней|gün|hari|dni|dzień)
        |(?<week>weeks?|semanas?|settiman[ae]|semaines?|wochen?|weken|недел[юиь]|hafta|minggu|tydzień|tygodni[ea]?))
        \s*(?<behind>ago|fa|geleden|назад|önce|(?:yang\ )?lalu|atrás|temu)?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Western();

    [GeneratedRegex("""
        ^(?<count>\d{1,3})\s*(?:(?<minute>分钟|分鐘|分|분)|(?<hour>小时|小時|個小時|时间|時間|시간)|(?<week>週間|周|週|주일?)|(?<day>天|日|일))\s*(?:之?前|전)$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Eastern();
}
