using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// What a sentence says is not so: "the minister denies that ..." denies what follows, "that ... is false" what stands before. To turn
/// down a budget, an offer or a request denies no statement, and who was wrong themselves denies nobody else's.
/// </summary>
internal static partial class Denial
{
    /// <summary>The words that are denied; null where nothing is.</summary>
    public static string? Of(string text)
    {
        if (Cues.OwnMistake().IsMatch(text)) return null;
        if (Plain().IsMatch(text)) return Attribution.Of(text).Core;
        if (Passive().Match(text) is { Success: true } passive) return text[..passive.Index];
        if (Ahead().Match(text) is { Success: true } ahead) return Attribution.Of(text[(ahead.Index + ahead.Length)..]).Core;
        return Behind().Match(text) is { Success: true } behind ? Attribution.Of(text[..behind.Index]).Core : null;
    }

    /// <summary>The denial stands before what it denies.</summary>
    [GeneratedRegex(@"\b(?:(?<!\b(?:was|were|been|being|is|are|be|cannot|not) )(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|rebut(?:s|ted)?|contradict(?:s|ed)?|debunk(?:s|ed)?)\b(?!\s+(?!that\b)(?:\p{L}+ ){0,4}(?:bail|entry|access|permission|visas?|treatment|parole|asylum|requests?|motions?|appeals?|petitions?|bids?|applications?)\b)" +
        @"|(?:dismiss|reject|disput)(?:s|es|ed|ing|e)?\s+(?:as \p{L}+ )?(?:(?:the|all|any|those|these|such|his|her|their|its|media|press|earlier|recent)\s+)*(?:claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?|figures?|statements?|assertions?|accounts?|version|charges?|idea|notion|that)\b(?:\s+(?:that|of|by|about|from))?" +
        @"|(?:(?:is|was) (?:simply |just |completely |totally |entirely )?(?:not true|untrue|false|incorrect|wrong|a lie|fake news)|no truth (?:in|to)(?: the)?(?: \p{L}+)?|not the case|nothing of the kind|not correct)\s+that\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ahead();

    /// <summary>The denial stands behind what it denies, which is said to be a claim: a wrong name or turn is none.</summary>
    [GeneratedRegex(@"(?<=\b(?:claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?|figures?|numbers?|statements?|assertions?|accounts?|story|stories|that|what|this)\b.{3,160})\s+(?:is|are|was|were) (?:simply |just |completely |totally |entirely |categorically )?(?:not true|untrue|false|incorrect|inaccurate|wrong|a lie|lies|fake|a hoax|fabricated|made up|unfounded|baseless)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Behind();

    /// <summary>Says of plans and talks that there are none.</summary>
    [GeneratedRegex(@"\b(?:(?:is|are|was|were) not in talks|(?:has|have|had|there (?:is|are|was|were)) no (?:\p{L}+ )?(?:plans?|intention|talks|deal))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\s+(?:was|were|is|are|has been|have been)\s+(?:\p{L}+ly\s+)?(?:denied|refuted|rebutted|debunked|contradicted|disputed|dismissed as \p{L}+)\s+by\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Passive();
}
