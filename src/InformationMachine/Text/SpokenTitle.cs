using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>Headlines of spoken words: "Storm of Selmouth: 'We carried the boats up the hill'" tells nobody who carried them. English.</summary>
internal static partial class SpokenTitle
{
    private const int FewestWords = 4;

    /// <summary>True where somebody speaks of themselves in a headline that names nobody who could have said so.</summary>
    public static bool IsSpeakerless(string title) =>
        Quotations.In(title).Any(quotation => IsSpoken(title[(quotation.Start + 1)..quotation.End])) && !Somebody().IsMatch(Quotations.Outside(title));

    private static bool IsSpoken(string words) => FirstPerson().IsMatch(words) && words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords;

    [GeneratedRegex(@"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)(?:['’]\p{Ll}+)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex FirstPerson();

    /// <summary>A name of two words or before a colon, an office, or a verb of speech, whose subject is somebody.</summary>
    [GeneratedRegex(@"\p{Lu}[\p{L}'’.-]+ \p{Lu}\p{Ll}|^\p{Lu}[\p{L}'’.-]+:|\b(?:says?|said|tells?|told|warns?|vows?|admits?|insists?|claims?|writes?|wrote|asks?|recalls?|according|by)\b" +
        @"|\b(?i:man|woman|mother|father|minister|mayor|president|chief|head|director|owner|residents?|officer|teacher|doctor|driver|workers?|judge|lawyer|experts?|analyst|author|founder|survivors?|witness(?:es)?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Somebody();
}
