using System.Globalization;
using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Writing;

/// <summary>Days a text writes out, month and day at least. Words such as "may" or "yesterday" alone are none.</summary>
internal static partial class DateMentions
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The first day written out; the year that is not said is the one nearest to the post.</summary>
    public static DateOnly? First(string text, DateOnly posted)
    {
        foreach (var match in new[] { Iso().Match(text), MonthDay().Match(text), DayMonth().Match(text) }.Where(match => match.Success).OrderBy(match => match.Index))
        {
            if (Read(match, posted) is { } day) return day;
        }

        return null;
    }

    private static DateOnly? Read(Match match, DateOnly posted)
    {
        var month = match.Groups["mon"].Success
            ? Array.IndexOf(Months, match.Groups["mon"].Value[..3].ToLowerInvariant()) + 1
            : int.Parse(match.Groups["m"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["d"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (match.Groups["y"].Success) return Create(int.Parse(match.Groups["y"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), month, day);
        DateOnly? nearest = null;
        for (var year = posted.Year - 1; year <= posted.Year + 1; year++)
        {
            if (Create(year, month, day) is { } candidate && (nearest is null || Distance(candidate, posted) < Distance(nearest.Value, posted))) nearest = candidate;
        }

        return nearest;
    }

    private static int Distance(DateOnly a, DateOnly b) => Math.Abs(a.DayNumber - b.DayNumber);

    private static DateOnly? Create(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"\b(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b(?<mon>January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)\s+(?<d>\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|:|\d))(?:,?\s+(?<y>\d{4})\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<mon>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?:,?\s+(?<y>\d{4})\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonth();
}
