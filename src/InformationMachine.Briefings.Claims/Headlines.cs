using System.Collections.Frozen;
using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>Whether a title says what happened or only names what its post is about: "Why memory sets the price", "A margin of 250 MW". English; other titles are believed.</summary>
internal static partial class Headlines
{
    private static readonly FrozenSet<string> Verbs = """
        is are was were be been has have had will would can could may must won't can't isn't aren't
        accepts accuses adds admits adopts agrees aims announces appeals approves arrests arrives asks attacks backs bans beats becomes begins blames blocks boosts breaks brings builds buys calls cancels cautions claims clears climbs closes comes confirms considers corrects counts cuts declares declines defends delays demands denies dies doubles draws drops eases ends enters expands expects explains extends faces fails falls fears files fines finds fires follows forces gains gets gives goes grows halts heads hires hits holds joins keeps kills launches lays leads leaves lifts loses lowers makes meets misses moves names offers opens orders ousts overtakes passes pays plans pledges postpones publishes pulls puts quits raises reaches rejects releases removes reopens replaces reports resigns restarts returns reveals rises rolls rules runs says sees seeks sells sends sentences sets shows shuts signs slams slows splits stands starts stays steps stops strikes sues surges suspends takes tells threatens tightens tops triples turns unveils upholds urges vows wants warns wins withdraws
        split cut hit set put let rose fell won lost said made took gave got found held kept led left met paid sold sent told built bought brought began broke came went grew saw struck
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Beyond it letters are not of English.</summary>
    private const char LastLatin = '\u007F';

    /// <summary>The same of more than one: "Forecasters split", "Losses rise".</summary>
    private static readonly FrozenSet<string> Plain = Verbs.Where(verb => verb.Length > 4 && verb.EndsWith('s')).Select(verb => verb[..^1]).Concat(Verbs.Where(verb => verb.EndsWith("sses", StringComparison.Ordinal) || verb.EndsWith("ches", StringComparison.Ordinal)).Select(verb => verb[..^2])).Concat(["deny", "carry", "vary"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for an English title that opens like the name of an essay or a clip: "Before the vote", "Why memory sets the price".</summary>
    public static bool IsTopic(string title) => Naming().IsMatch(title);

    /// <param name="title">A title.</param>
    /// <param name="language">Of the thread; null is taken for English.</param>
    public static bool States(string title, string? language = null)
    {
        if (language is not (null or "en") || title.Any(c => c > LastLatin && char.IsLetter(c))) return true;
        if (Naming().IsMatch(title)) return false;
        var words = Tokens.Of(title);
        return words.Any(Verbs.Contains) || words.Skip(1).Any(Plain.Contains) || PastOrInfinitive().IsMatch(title);
    }

    [GeneratedRegex(@"^(?:What|Why|How|Which|Where|When|Who|After|Before|Inside|Behind|Our|On|About|Toward|Watch|Meet|See|Listen|Everything|Here['’]s|Here are|\d+ (?:things|ways|reasons|takeaways|highlights)|The (?:case|trouble|problem|end|rise" +
        @"|fall|future|story|number|economics) (?:for|with|of|in)?)\b(?![^:]*,\s)(?!.*\?$)|^[^:?]{2,60}: (?:[Ww]hy|[Hh]ow|[Ww]ho|[Ww]here|[Ww]hich|[Ww]hat (?:to|we|you))\b(?!.*[,?])|\s[–—|-]+\s*(?:cartoon|podcast|gallery|in pictures|quiz|crossword)\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex Naming();

    /// <summary>"... to expand its plant", "two killed in ...".</summary>
    [GeneratedRegex(@"(?<=\S\s)(?:to \p{Ll}{3,}|(?!hundred\b|indeed\b|speed\b)\p{Ll}{3,}ed(?!-))\b", RegexOptions.CultureInvariant)]
    private static partial Regex PastOrInfinitive();
}
