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

    public static bool Is(string one, string other)
    {
        if (one == other) return false;
        return Negations(one) != Negations(other)
            || Cues.Dispute().IsMatch(one) != Cues.Dispute().IsMatch(other)
            || HasOtherFigures(one, other)
            || HasOpposite(one, other)
            || HasOtherOrder(one, other);
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

    /// <summary>How many words negate, in the languages that are told.</summary>
    public static int Negations(string text) => Negation().Count(GroundingText.Fold(text));

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

    [GeneratedRegex(@"\b(?:not|no|nor|never|none|cannot|nobody|neither|nothing|(?:is|are|was|were|do|does|did|wo|ca|could|would|should|has|have|had|must|need|ai)n't" +
        @"|nicht|kein(?:e[mnrs]?)?|nie(?:mals|mand)?|nichts|pas|jamais|aucune?|nunca|jamás|ningun[ao]?|ningún|nada|nadie|non|nessun[oa]?|mai|não|nenhum[a]?|niet|geen|nooit" +
        @"|inte|aldrig|ing(?:en|et|a)|ikke|aldri|ei(?:vät|kä)?|nie|ne(?:ní|jsou|byl[aoiy]?|bude|má)|není|değil|hayır|yok|nu|tidak|bukan|tak" +
        @"|не|нет|ни|никогда|ні|немає|нема|нито|няма|није|ней?|δεν|όχι|μη|nem|nincs|nie|nije|nisu|neće|ni|niso|không|chưa|no|ez|nav|nėra|pole" +
        @"|لا|لم|لن|ليس|ليست|غير|לא|אין|نه|نیست|نہیں|नहीं|না|নয়)\b|不|没|沒|ない|ません|않|없|ไม่", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negation();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
