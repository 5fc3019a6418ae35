using System.Globalization;
using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// Lines that list rather than tell: the contents of a recording by the minute, with what is noted between; what follows "it serves to:"
/// and is a part of that sentence; names of pages with their sections. A line that ends in a full stop is none of them.
/// </summary>
internal static partial class Listings
{
    private const int FewestMarks = 3;
    private const int WordsOfAnIntroduction = 5;
    private const int LongestPart = 5;
    private const string Final = ".!?…。！？۔।";

    /// <param name="text">Lines.</param>
    /// <param name="leftOut">Is told each line that goes, and by which rule.</param>
    public static string Without(string text, Action<string, string>? leftOut = null)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return text;
        var lines = text.Split('\n');
        var isMarkedBehind = IsMarkedBehind(lines);
        bool IsMarked(string line) => Fragments.IsChapterMark(line) || (isMarkedBehind && MarkBehind().IsMatch(line));
        var isProgramme = lines.Count(IsMarked) >= FewestMarks;
        var kept = new List<string>(lines.Length);
        var within = false;
        foreach (var line in lines)
        {
            if (isProgramme && IsMarked(line)) within = true;
            else if (within && IsEnded(line)) within = false;
            var rule = within ? Shape.Programme : IsPath(line) ? Shape.Path : null;
            if (rule is null) kept.Add(line);
            else leftOut?.Invoke(line, rule);
            if (!within && IsIntroduction(line)) within = true;
        }

        return string.Join('\n', kept);
    }

    /// <summary>
    /// The steps of a numbered list below "How to moor a boat:", without their numbers: what is to be done, which tells nothing without the
    /// line above. An item that states something, "The council voted nine to two", is none. English.
    /// </summary>
    /// <param name="text">A post as it is, with its numbers.</param>
    public static IReadOnlyList<string> Steps(string text)
    {
        if (!text.Contains('2') || !text.Contains('\n')) return [];
        var steps = new List<string>();
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        for (var i = 1; i < lines.Count; i++)
        {
            if (!lines[i - 1].EndsWith(':') || !Numbered().IsMatch(lines[i])) continue;
            var items = lines.Skip(i).TakeWhile(line => Numbered().IsMatch(line)).Select(line => Numbered().Replace(line, "")).ToList();
            if (items.Count > 1) steps.AddRange(items.Where(item => !LanguageRules.All.Stating["en"].HasVerb(item)));
        }

        return steps;
    }

    /// <summary>
    /// Rows such as "How to mend a crane: 00:12:30", of which the first is within the first hour and the times go up: what athletes took and
    /// when ferries leave is something else.
    /// </summary>
    private static bool IsMarkedBehind(string[] lines)
    {
        var times = lines.Select(line => MarkBehind().Match(line)).Where(match => match.Success).Select(match => TimeSpan.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture)).ToList();
        return times.Count >= FewestMarks && times[0] < TimeSpan.FromHours(1) && times.Zip(times.Skip(1)).All(pair => pair.First < pair.Second);
    }

    private static bool IsEnded(string line) => line.AsSpan().TrimEnd("\"'\u201C\u201D\u2019\u00BB)] ") is [.., var last] && Final.Contains(last);

    /// <summary>Half a sentence before its list; behind "The changes include:" and "Bug fixes:" whole ones may follow.</summary>
    private static bool IsIntroduction(string line) => line.AsSpan().TrimEnd() is [.., ':' or '：'] && line.Count(c => c == ' ') >= WordsOfAnIntroduction && Fragments.StopsShort(line.TrimEnd(':', '：', ' ', '\u00A0'));

    /// <summary>"Ada's Blog – Boats – How to mend them"; what goes on in small letters between dashes is an aside.</summary>
    private static bool IsPath(string line) =>
        !IsEnded(line) && Dash().Split(line.Trim()) is { Length: > 2 } parts && parts.All(part => part.Split(' ').Length <= LongestPart && !(part.Length > 0 && char.IsLower(part[0])));

    [GeneratedRegex(@"^\(?\d{1,2}[.):]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?<!\d\s?)(?:[:–—-]\s*|[(\[])(?<time>[01]?\d:[0-5]\d:[0-5]\d)[)\]]?\.?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex MarkBehind();

    [GeneratedRegex(@"\s[–—|-]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();
}
