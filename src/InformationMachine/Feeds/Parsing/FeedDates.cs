using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Dates as people write them. ISO 8601 and its abbreviations are read by form; everything else by what its parts are: a month by
/// name, a time by its colons, a zone by name or offset, a year by its size, and what is left over is the day.
/// </summary>
internal static partial class FeedDates
{
    private const int MaximumLength = 128;

    private static readonly FrozenDictionary<string, int> Months = Names(
        ["jan", "january", "januar", "janvier", "janv", "ene", "enero", "gennaio", "gen", "januari", "janeiro", "jän", "jänner", "styczeń", "stycznia", "ιαν", "január", "янв", "января", "ocak", "oca", "leden", "ledna"],
        ["feb", "february", "februar", "février", "fév", "févr", "febrero", "febbraio", "fevereiro", "fev", "februari", "φεβ", "február", "фев", "февраля", "luty", "lutego", "şubat", "şub", "února"],
        ["mar", "march", "märz", "mär", "mars", "marzo", "março", "maart", "mrt", "μαρ", "μάώ", "március", "μαρτ", "мар", "марта", "marzec", "marca", "mart", "března"],
        ["apr", "april", "avril", "avr", "abril", "abr", "aprile", "απρ", "április", "апр", "апреля", "kwiecień", "kwietnia", "nisan", "nis", "dubna"],
        ["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj", "μάι", "μαι", "máius", "május", "μαϊ", "μάϊ", "мая", "май", "maja", "mayıs", "května"],
        ["jun", "june", "juni", "juin", "junio", "giugno", "giu", "junho", "ιουν", "june", "június", "ιούν", "ιον", "июн", "июня", "czerwiec", "czerwca", "haziran", "haz", "června"],
        ["jul", "july", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "ιουλ", "július", "ιούλ", "ιολ", "июл", "июля", "lipiec", "lipca", "temmuz", "tem", "července"],
        ["aug", "august", "août", "aout", "agosto", "ago", "augustus", "augusti", "αυγ", "augusztus", "αύγ", "авг", "августа", "sierpień", "sierpnia", "ağustos", "ağu", "srpna"],
        ["sep", "sept", "september", "septembre", "septiembre", "settembre", "set", "setembro", "σεπ", "szeptember", "сен", "сент", "сентября", "wrzesień", "września", "eylül", "eyl", "září"],
        ["oct", "october", "okt", "oktober", "octobre", "octubre", "ottobre", "ott", "out", "outubro", "οκτ", "október", "окт", "октября", "październik", "października", "ekim", "eki", "října"],
        ["nov", "november", "novembre", "noviembre", "novembro", "νοε", "νοέ", "ноя", "нояб", "ноября", "listopad", "listopada", "kasım", "kas"],
        ["dec", "december", "dez", "dezember", "décembre", "déc", "dic", "diciembre", "dicembre", "dezembro", "δεκ", "дек", "декабря", "grudzień", "grudnia", "aralık", "ara", "prosince"]);

    /// <summary>Offsets in minutes. Two-letter American zones are what mail programs once wrote (RFC 822 and its kin).</summary>
    private static readonly FrozenDictionary<string, int> Zones = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["z"] = 0,
        ["ut"] = 0,
        ["utc"] = 0,
        ["gmt"] = 0,
        ["wet"] = 0,
        ["west"] = 60,
        ["bst"] = 60,
        ["cet"] = 60,
        ["met"] = 60,
        ["mez"] = 60,
        ["cest"] = 120,
        ["mest"] = 120,
        ["mesz"] = 120,
        ["eet"] = 120,
        ["eest"] = 180,
        ["msk"] = 180,
        ["msd"] = 240,
        ["ist"] = 330,
        ["hkt"] = 480,
        ["sgt"] = 480,
        ["awst"] = 480,
        ["jst"] = 540,
        ["kst"] = 540,
        ["aest"] = 600,
        ["aedt"] = 660,
        ["acst"] = 570,
        ["nzst"] = 720,
        ["nzdt"] = 780,
        ["at"] = -240,
        ["ast"] = -240,
        ["adt"] = -180,
        ["et"] = -300,
        ["est"] = -300,
        ["edt"] = -240,
        ["ct"] = -360,
        ["cst"] = -360,
        ["cdt"] = -300,
        ["mt"] = -420,
        ["mst"] = -420,
        ["mdt"] = -360,
        ["pt"] = -480,
        ["pst"] = -480,
        ["pdt"] = -420,
        ["akst"] = -540,
        ["akdt"] = -480,
        ["hst"] = -600,
        ["brt"] = -180,
        ["art"] = -180,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a date; null where none can be made out. Without a zone it is taken for UTC.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        text = text?.Trim();
        if (text is not { Length: > 0 and <= MaximumLength }) return null;
        if (Korean(text) is { } stamp) return stamp;
        text = EasternDates.Plain(text);
        return Iso(text) ?? Epoch(text) ?? Numeric(text) ?? Words(text);
    }

    private static DateTimeOffset? Iso(string text)
    {
        var match = IsoForm().Match(text);
        if (!match.Success) return null;
        var year = Year(Number(match, "y"), match.Groups["y"].Length);
        var start = match.Groups["doy"].Success
            ? Date(year, 1, 1)?.AddDays(Number(match, "doy") - 1)
            : Date(year, match.Groups["m"].Success ? Number(match, "m") : 1, match.Groups["d"].Success ? Number(match, "d") : 1);
        return start is null ? null : At(start.Value, Number(match, "h"), Number(match, "min"), Number(match, "s"), Offset(match.Groups["z"].Value));
    }

    private static DateTimeOffset? Epoch(string text) =>
        text.Length is 10 or 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 100_000_000
            ? text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(n) : DateTimeOffset.FromUnixTimeMilliseconds(n)
            : null;

    /// <summary>The stamps of two Korean platforms, to the second, are known to be local time: 2004년 05월 28일 01:31:15 and 2004-05-25 오후 11:23:17.</summary>
    private static DateTimeOffset? Korean(string text)
    {
        var match = KoreanForm().Match(text);
        if (!match.Success || Date(Number(match, "y"), Number(match, "m"), Number(match, "d")) is not { } day) return null;
        var hour = Number(match, "h");
        if (match.Groups["half"].Value == "오후" && hour < 12) hour += 12;
        return At(day, hour, Number(match, "min"), Number(match, "s"), 540);
    }

    /// <summary>2006/09/15, 03/30/2020 and 30.10.23, with or without the name of a day, a time and a zone.</summary>
    private static DateTimeOffset? Numeric(string text)
    {
        var match = NumericForm().Match(text);
        if (!match.Success) return null;
        var (a, b, c) = (Number(match, "a"), Number(match, "b"), Number(match, "c"));
        var day = match.Groups["a"].Length == 4 ? Date(a, b, c)
            : match.Groups["sep"].Value == "/" && a <= 12 ? Date(Year(c, match.Groups["c"].Length), a, b)
            : Date(Year(c, match.Groups["c"].Length), b, a);
        if (day is null) return null;
        var after = text[(match.Index + match.Length)..];
        return WithTime(day.Value, TimeForm().IsMatch(after) ? after : text[..match.Index] + after);
    }

    private static DateTimeOffset? Words(string text)
    {
        var (year, month, day) = (-1, -1, -1);
        var rest = TimeForm().Replace(text, " ");
        rest = Parenthesis().Replace(rest, " ");
        rest = LooseOffset().Replace(rest, " ");
        foreach (Match match in Word().Matches(rest))
        {
            var word = match.Value.ToLowerInvariant();
            if (Months.TryGetValue(word, out var named) || MonthNames.TryGet(word, out named))
            {
                // "mar., 01 déc." starts with a French Tuesday: the later month is the month.
                month = named;
            }
            else if (int.TryParse(word.AsSpan(0, Digits(word)), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                var digits = Digits(word);
                if (digits == 4 && year < 0) year = number;
                else if (digits <= 2 && day < 0) day = number;
                else if (digits <= 2 && year < 0) year = Year(number, digits);
            }
        }

        if (month < 0 || year < 0) return null;
        return Date(year, month, day < 0 ? 1 : day) is { } date ? WithTime(date, text) : null;
    }

    private static DateTimeOffset? WithTime(DateTime day, string text)
    {
        var match = TimeForm().Match(text);
        if (!match.Success) return HourForm().Match(text) is { Success: true } hourOnly ? At(day, Number(hourOnly, "h"), 0, 0, ZoneIn(text[(hourOnly.Index + 2)..])) : At(day, 0, 0, 0, 0);
        var hour = Number(match, "h");
        var half = match.Groups["half"].Value.ToLowerInvariant();
        if (half.StartsWith('p') && hour < 12) hour += 12;
        if (half.StartsWith('a') && hour == 12) hour = 0;
        var after = text[(match.Index + match.Length)..];
        return At(day, hour, Number(match, "min"), Number(match, "s"), ZoneIn(after));
    }

    private static int ZoneIn(string text)
    {
        text = Parenthesis().Replace(text, " ");
        if (OffsetForm().Match(text) is { Success: true } offset) return Offset(offset.Value);
        foreach (Match word in ZoneWord().Matches(text))
        {
            var name = word.Value[(word.Value.LastIndexOf('/') + 1)..];
            if (Zones.TryGetValue(name, out var minutes)) return minutes;
        }

        return 0;
    }

    private static int Offset(string text)
    {
        if (text.Length == 0 || text is "Z" or "z") return 0;
        if (OffsetForm().Match(text) is not { Success: true } match) return Zones.GetValueOrDefault(text.Trim());
        var minutes = (Number(match, "oh") * 60) + Number(match, "om");
        return match.Value.Contains('-', StringComparison.Ordinal) || match.Value.Contains('\u2212', StringComparison.Ordinal) ? -minutes : minutes;
    }

    private static DateTime? Date(int year, int month, int day) => EasternDates.Solar(year, month, day) ?? Gregorian(EasternDates.Year(year), month, day);

    private static DateTime? Gregorian(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= 31
            // The 31st of a short month is its last day: the publisher meant some day, and a late one.
            ? new DateTime(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)), 0, 0, 0, DateTimeKind.Utc)
            : null;

    private static DateTimeOffset? At(DateTime day, int hour, int minute, int second, int offsetMinutes)
    {
        if (hour > 24 || minute > 59 || second > 60 || Math.Abs(offsetMinutes) > 24 * 60) return null;
        try
        {
            return new DateTimeOffset(day).AddHours(hour).AddMinutes(minute - offsetMinutes).AddSeconds(second);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static int Year(int number, int digits) => digits > 2 ? number : number < 70 ? 2000 + number : 1900 + number;

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int Digits(string word)
    {
        var count = 0;
        while (count < word.Length && char.IsAsciiDigit(word[count])) count++;
        return count;
    }

    private static FrozenDictionary<string, int> Names(params string[][] months) =>
        months.SelectMany((names, index) => names.Select(name => (name, month: index + 1))).DistinctBy(pair => pair.name)
            .ToFrozenDictionary(pair => pair.name, pair => pair.month, StringComparer.Ordinal);

    [GeneratedRegex(
        @"^(?:(?<y>\d{4})(?:-(?<m>0?\d{1,2})-(?<d>\d{1,2})|-(?<m>\d{1,2})|-(?<doy>\d{3})|(?<m>\d{2})(?<d>\d{2})?|(?<doy>\d{3}))?" +
        @"|(?<y>\d{2})-(?<m>\d{2})-(?<d>\d{2})|(?<y>\d{2})(?<m>\d{2})(?<d>\d{2})|(?<y>\d{2})(?<doy>\d{3})|(?<y>\d{2})-(?<doy>\d{3})" +
        @"|-(?<y>\d{2})-(?<m>\d{2})|-(?<y>\d{2})(?<m>\d{2})?)(?:(?:[T ]" +
        @"|\s+)(?<h>\d{1,2}):?(?<min>\d{2})(?::?(?<s>\d{2})(?:[.,]\d+)?)?\s*(?<z>Z|[+\-\u2212]\d{1,2}:?\d{0,2}" +
        @"|(?![AaPp]\.?[Mm]\.?$)[A-Za-z]{1,5})?)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IsoForm();

    [GeneratedRegex(@"^(?<y>\d{4})(?:년\s*(?<m>\d{1,2})월\s*(?<d>\d{1,2})일|-(?<m>\d{1,2})-(?<d>\d{1,2})\s+(?<half>오전|오후))\s*(?<h>\d{1,2}):(?<min>\d{2}):(?<s>\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex KoreanForm();

    [GeneratedRegex(@"(?<![\d:])(?:(?<a>\d{4})(?<sep>\.) (?<b>\d{1,2})\. (?<c>\d{1,2})|(?<a>\d{1,4})(?<sep>[/.\-])(?<b>\d{1,2})\k<sep>(?<c>\d{4}|\d{1,2}))(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NumericForm();

    [GeneratedRegex(@"(?<!\d)(?<h>\d{1,2}):(?<min>\d{1,2})(?::(?<s>\d{1,2})(?:[.,]\d+)?)?\s*(?<half>[ap]\.?m\b\.?)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeForm();

    [GeneratedRegex(@"(?<=\d{4}\s+)(?<h>\d{2})(?=\s+[+\-\u2212]\d{4}$)", RegexOptions.CultureInvariant)]
    private static partial Regex HourForm();

    [GeneratedRegex(@"[+\-\u2212](?<oh>\d{1,2}):?(?<om>\d{2})?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetForm();

    [GeneratedRegex(@"(?<=\s|[A-Z])[+\-\u2212]\d{1,2}:?\d{2}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex LooseOffset();

    [GeneratedRegex(@"[A-Za-z][A-Za-z/_]*", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneWord();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"[\p{L}\p{M}\u200C\u200D]+(?:\.[\u0E00-\u0EFF]+)*|\d+(?:st|nd|rd|th)?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
