using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Whether two texts that share nearly all words say different things after all: one negates or disputes, their figures differ, one word
/// is the opposite of the other, or two names have changed places. Comparing bags of words sees none of that. Meant for texts that are
/// known to be alike; rather a difference too many than one overlooked, since the cost is a source told apart.
/// </summary>
internal static partial class Contrast
{
    /// <summary>Beyond so many words names come in another order for many reasons.</summary>
    private const int MostWordsInOrder = 40;

    /// <summary>So much of the words beside the day must be the same for it to be the same event.</summary>
    private const double SameBesideDay = 0.6;
    private const double SameMould = 0.65;
    private const int FewestAround = 4;

    public static bool Is(string one, string other)
    {
        if (one == other) return false;
        return Negation.Count(one) != Negation.Count(other)
            || (Cues.Dispute().IsMatch(one) || Denial.IsMarked(one)) != (Cues.Dispute().IsMatch(other) || Denial.IsMarked(other))
            || HasOtherFigures(one, other)
            || HasOpposite(one, other)
            || HasOtherOrder(one, other);
    }

    /// <summary>
    /// The same, for texts that a reader would take for one report: also another place, person, party, day, version, flight or verb, in
    /// any language. Whatever word one has in the place of another's word counts, unless both are forms of one word.
    /// </summary>
    public static bool IsOtherReport(string one, string other) => Is(one, other) || Substitution.Is(one, other);

    /// <summary>True for two texts of one mould that tell of two things: nearly the same words, and another one in the place of one of them.</summary>
    public static bool IsOtherInstance(string one, string other)
    {
        var (mine, theirs) = (Tokens.Of(one).ToHashSet(StringComparer.Ordinal), Tokens.Of(other).ToHashSet(StringComparer.Ordinal));
        return mine.Count(theirs.Contains) is var shared && shared >= SameMould * (mine.Count + theirs.Count - shared) && Substitution.Is(one, other);
    }

    /// <summary>True where one text names figures that are not in the other, and the other way round.</summary>
    public static bool HasOtherFigures(string one, string other)
    {
        var (mine, theirs) = (Figures(one), Figures(other));
        return mine.Exists(number => !theirs.Contains(number)) && theirs.Exists(number => !mine.Contains(number));
    }

    /// <summary>True where a word of one is the opposite of a word of the other, and neither has both.</summary>
    public static bool HasOpposite(string one, string other)
    {
        var (mine, theirs) = (GroundingText.Content(one), GroundingText.Content(other));
        return mine.Except(theirs, StringComparer.Ordinal).Any(word => theirs.Except(mine, StringComparer.Ordinal).Any(counter => Opposites.Are(word, counter)));
    }

    /// <summary>True where both say the same of two days, of the week or of a month: "closes on Tuesday", "closes on Friday", "closes on 12 May", "closes on 19 May".</summary>
    public static bool HasOtherDay(string one, string other)
    {
        var (mine, theirs) = (Days(one), Days(other));
        if (mine.Count != 1 || theirs.Count != 1 || mine.SetEquals(theirs)) return false;
        var (before, after) = (WithoutDays(one), WithoutDays(other));
        var (left, right) = (Tokens.Of(before).ToHashSet(StringComparer.Ordinal), Tokens.Of(after).ToHashSet(StringComparer.Ordinal));
        return left.Count(right.Contains) is var shared && shared >= FewestAround && shared >= SameBesideDay * (left.Count + right.Count - shared) && !Substitution.Is(before, after);
    }

    /// <summary>Days of the week and of a month; "12 May 2026" is "May 12" for this.</summary>
    private static HashSet<string> Days(string text) =>
        [.. DayOfWeek().Matches(text).Select(match => Tokens.Of(match.Value)[0]), .. DayOfMonth().Matches(text).Select(match => $"{match.Groups["day"].Value.TrimStart('0')} {match.Groups["month"].Value.ToLowerInvariant()}")];

    private static string WithoutDays(string text) => DayOfMonth().Replace(DayOfWeek().Replace(text, " "), " ");

    private static List<double> Figures(string text) => [.. NumberMention.In(text).Select(number => number.Value)];

    /// <summary>"Kovac beat Brandt" and "Brandt beat Kovac" have the same words.</summary>
    private static bool HasOtherOrder(string one, string other)
    {
        var (mine, theirs) = (Names(one), Names(other));
        if (mine.Count < 2 || theirs.Count < 2 || Math.Max(Tokens.Of(one).Count, Tokens.Of(other).Count) > MostWordsInOrder) return false;
        var shared = mine.Where(theirs.Contains).ToList();
        return !shared.SequenceEqual(theirs.Where(mine.Contains), StringComparer.Ordinal);
    }

    /// <summary>Words with a capital, each once; the first word of a text counts, since a sentence may begin with a name.</summary>
    private static List<string> Names(string text) => [.. Name().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend" +
        @"|Sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì" +
        @"|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|maandag" +
        @"|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag" +
        @"|søndag|poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę|понедельник|вторник|среду|четверг|пятницу|субботу" +
        @"|воскресенье)\b", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfWeek();

    [GeneratedRegex(@"\b(?:(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s(?:of\s|de\s)?(?<month>" + Months + @")|(?<month>" + Months + @")\s(?<day>\d{1,2})(?:st|nd|rd|th)?)\b(?:,?\s(?:de\s)?\d{4}\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfMonth();

    private const string Months = @"January|February|March|April|May|June|July|August|September|October|November|December" +
        @"|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre" +
        @"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|augusti";

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
