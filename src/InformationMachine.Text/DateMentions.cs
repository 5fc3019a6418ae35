using System.Globalization;
using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// Days a text writes out, month and day at least. Words such as "may" or "yesterday" alone are none, and neither is a date that names
/// something: "the 9 May parade".
/// </summary>
internal static partial class DateMentions
{
    /// <summary>Further ahead than this, a day without its year is only believed to come where the sentence speaks of what comes.</summary>
    private const int DaysAhead = 45;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The first day written out; the year that is not said is the one nearest to the post that the sentence allows.</summary>
    public static DateOnly? First(string text, DateOnly posted) =>
        Iso().Matches(text).Concat(MonthDay().Matches(text)).Concat(DayMonth().Matches(text)).OrderBy(match => match.Index)
            .Where(match => match.Groups["y"].Success || !IsName(text, match)).Select(match => Read(match, text, posted)).FirstOrDefault(day => day is not null);

    private static DateOnly? Read(Match match, string text, DateOnly posted)
    {
        var month = match.Groups["mon"].Success
            ? Array.IndexOf(Months, match.Groups["mon"].Value[..3].ToLowerInvariant()) + 1
            : int.Parse(match.Groups["m"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["d"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (match.Groups["y"].Success) return Create(int.Parse(match.Groups["y"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), month, day);
        var said = YearInWords().Match(text, match.Index + match.Length);
        if (!said.Success) return Nearest(text, posted, month, day);
        return said.Groups["which"].Value.ToLowerInvariant() switch
        {
            "last" or "a year ago" => Create(posted.Year - 1, month, day),
            "this" => Create(posted.Year, month, day),
            "next" => Create(posted.Year + 1, month, day),
            // "That year" is one that stands elsewhere.
            _ => null,
        };
    }

    private static DateOnly? Nearest(string text, DateOnly posted, int month, int day)
    {
        DateOnly? nearest = null;
        for (var year = posted.Year - 1; year <= posted.Year + 1; year++)
        {
            if (Create(year, month, day) is { } candidate && (nearest is null || Distance(candidate, posted) < Distance(nearest.Value, posted))) nearest = candidate;
        }

        if (nearest is not { } found || found <= posted || Coming().IsMatch(text)) return nearest;
        return Gone().IsMatch(text) || Distance(found, posted) > DaysAhead ? null : nearest;
    }

    /// <summary>True where the date belongs to a name or to another event: "the 9 May parade", "June 9 Riot Trial Opens", "the riot of 9 May".</summary>
    private static bool IsName(string text, Match match)
    {
        var (before, behind) = (text[..match.Index], text[(match.Index + match.Length)..]);
        return (Naming().IsMatch(behind) && (Named().IsMatch(before) || !Telling().IsMatch(before))) || Belonging().IsMatch(before);
    }

    private static int Distance(DateOnly a, DateOnly b) => Math.Abs(a.DayNumber - b.DayNumber);

    private static DateOnly? Create(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"\b(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b(?<mon>January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?" +
        @"|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)\s+(?<d>\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|:" +
        @"|\d))(?:,?\s+(?<y>\d{4})\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<mon>January|February|March|April|May|June|July|August|September|October" +
        @"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?:,?\s+(?<y>\d{4})\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonth();

    /// <summary>The year of a day, in words behind it.</summary>
    [GeneratedRegex(@"\G,?\s+(?:of\s+)?(?:the\s+)?(?:(?<which>last|this|next|that|same|previous|preceding|following)\s+year\b|(?<which>a year ago|(?:\w+\s+)?years? (?:ago|before|earlier|later))\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YearInWords();

    [GeneratedRegex(@"\b(?:will|shall|to be|is to|are to|set (?:to|for)|(?:re)?scheduled|due|planned|plans|expected|upcoming|coming|next|until" +
        @"|till|deadline|by|starting|from|begins?|starts?|opens?|ends?|returns?|takes? place|arrives?|releases?|launch(?:es)?|airs?" +
        @"|premieres?)\b|['\u2019]ll\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Coming();

    [GeneratedRegex(@"\b(?:was|were|had|did|died|said|told|came|went|took|made|saw|got|began|became|\w{2,}ed)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Gone();

    [GeneratedRegex(@"(?:\b(?:the|an?|this|that|these|those|its|their|his|her|our|my)|['\u2019]s)\s+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    /// <summary>What leads to the day of an event, or the beginning of a clause.</summary>
    [GeneratedRegex(@"(?:^|[,;:.(–—-]\s*|\b(?:on|by|until|till|from|since|through|between|starting|beginning|effective|dated)\s+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Telling();

    /// <summary>A word of the name, rather than one that goes on with the sentence.</summary>
    [GeneratedRegex(@"^(?:['\u2019]s)?\s+(?!(?:in|at|on|and|or|but|to|for|by|with|from|as|after|before|when|where|while|until|that|which|who|is|was|are" +
        @"|were|has|had|will|would|of|the|an?|last|next|this|amid|over|through|due|because|following|despite|if|he|she|it|they|we|morning" +
        @"|afternoon|evening|night|noon|online|live|only|instead|nationwide|worldwide)\b)\p{L}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Naming();

    [GeneratedRegex(@"(?<!\b(?:morning|afternoon|evening|night|nights|early hours|hours|eve|week|weekend|day|as)\s+)\bof\s+(?:the\s+)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Belonging();
}
