using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Dates of East Asia, South Asia and the Arabic script as a western one of the same parts: local digits, the marks for year, month, day
/// and hour, eras, and the words for morning and afternoon. Pure.
/// </summary>
internal static partial class EasternDates
{
    private static readonly string[] English = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>The year before the first of each era.</summary>
    private static readonly Dictionary<string, int> Eras = new(StringComparer.Ordinal)
    {
        ["令和"] = 2018,
        ["平成"] = 1988,
        ["昭和"] = 1925,
        ["民國"] = 1911,
        ["民国"] = 1911,
    };

    /// <summary>The same date in western marks; itself where it has none of others.</summary>
    public static string Plain(string text)
    {
        if (Ascii.IsValid(text)) return text;
        text = Levantine().Replace(WithPlainSigns(text.Normalize(NormalizationForm.FormC)), "$1\u200C$2");
        text = Era().Replace(text, era => (Eras[era.Groups[1].Value] + (era.Groups[2].Value == "元" ? 1 : Number(era.Groups[2].Value))).ToString(CultureInfo.InvariantCulture) + "年");
        text = YearMonthDay().Replace(text, "$1-$2-$3 ");
        text = Month().Replace(text, month => Number(month.Groups[1].Success ? month.Groups[1].Value : month.Groups[2].Value) is >= 1 and <= 12 and var number ? $" {English[number - 1]} " : month.Value);
        text = Hours().Replace(text, hours => $"{hours.Groups[1].Value}:{Minutes(hours.Groups[2].Value)}{(hours.Groups[3].Success ? ":" + hours.Groups[3].Value : "")} ");
        text = MarkBefore().Replace(text, match => $"{match.Groups[2].Value} {(IsAfternoon(match.Groups[1].Value) ? "pm" : "am")} ");
        text = MarkBehind().Replace(text, match => $"{match.Groups[1].Value} {(IsAfternoon(match.Groups[2].Value) ? "pm" : "am")} ");
        return text.Trim();
    }

    /// <summary>A year of another calendar as one of ours: Thailand counts 543 years more.</summary>
    public static int Year(int year) => year is > 2400 and < 2700 ? year - 543 : year;

    /// <summary>The day of Iran's solar calendar, whose years are in the fifteenth century now; null for another year.</summary>
    public static DateTime? Solar(int year, int month, int day)
    {
        if (year is < 1300 or > 1499 || month is < 1 or > 12) return null;
        var calendar = new PersianCalendar();
        return day >= 1 && day <= calendar.GetDaysInMonth(year, month) ? DateTime.SpecifyKind(calendar.ToDateTime(year, month, day, 0, 0, 0, 0), DateTimeKind.Utc) : null;
    }

    private static string WithPlainSigns(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsDigit(c)) plain.Append((char)('0' + (int)char.GetNumericValue(c)));
            else if (c is >= '\uFF01' and <= '\uFF5E') plain.Append((char)(c - 0xFEE0));
            else if (char.IsWhiteSpace(c)) plain.Append(' ');
            else if (c == '\u060C') plain.Append(',');
            else if (c is not ('\u200E' or '\u200F' or '\u061C' or '\u202A' or '\u202B' or '\u202C')) plain.Append(c);
        }

        return plain.ToString();
    }

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Minutes(string minutes) => minutes.Length == 0 ? "00" : minutes == "半" ? "30" : minutes;

    private static bool IsAfternoon(string mark) => AfternoonMark().IsMatch(mark);

    private const string Before = "上午|凌晨|清晨|早上|早晨|午前|오전|새벽|下午|晚上|傍晚|中午|午後|夜|오후|저녁|밤|صبح|شام|दोपहर|सुबह|शाम|पूर्वाह्न|अपराह्न|সকাল|বিকাল|বিকেল|রাত|দুপুর|পূর্বাহ্ণ|অপরাহ্ণ";
    private const string Behind = "صباحاً|صباحًا|صباحا|ص|مساءً|مساء|م|ق\\.ظ|ب\\.ظ|قبل[ \u200C]?از[ \u200C]?ظهر|بعد[ \u200C]?از[ \u200C]?ظهر|صبح|عصر|شب|شام|दोपहर|सुबह|शाम|पूर्वाह्न|अपराह्न|SA|CH|sáng|chiều|tối";
    private const string Time = "(\\d{1,2}:\\d{2}(?::\\d{2})?)";

    [GeneratedRegex("^(?:下午|晚上|傍晚|中午|午後|夜|오후|저녁|밤|م|مساء.*|ب\\.ظ|بعد.*|عصر|شب|شام|दोपहर|शाम|अपराह्न|বিকাল|বিকেল|রাত|দুপুর|অপরাহ্ণ|CH|chiều|tối)$", RegexOptions.CultureInvariant)]
    private static partial Regex AfternoonMark();

    [GeneratedRegex("(كانون|تشرين) (الأول|الاول|الثاني)", RegexOptions.CultureInvariant)]
    private static partial Regex Levantine();

    [GeneratedRegex("(令和|平成|昭和|民國|民国)\\s*(\\d{1,3}|元)\\s*年", RegexOptions.CultureInvariant)]
    private static partial Regex Era();

    [GeneratedRegex("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日号號일]?", RegexOptions.CultureInvariant)]
    private static partial Regex YearMonthDay();

    [GeneratedRegex("(?<!\\d)(\\d{1,2})\\s*[月월]|(?:tháng|thg|Tháng|Thg)\\.?\\s*(\\d{1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    [GeneratedRegex("(?<!\\d)(\\d{1,2})\\s*[時时點点시]\\s*(?:(\\d{1,2}|半)\\s*[分분]?)?\\s*(?:(\\d{1,2})\\s*[秒초])?", RegexOptions.CultureInvariant)]
    private static partial Regex Hours();

    [GeneratedRegex("(" + Before + ")\\s*" + Time, RegexOptions.CultureInvariant)]
    private static partial Regex MarkBefore();

    [GeneratedRegex(Time + "\\s*(" + Behind + ")(?![\\p{L}\\p{M}])", RegexOptions.CultureInvariant)]
    private static partial Regex MarkBehind();
}
