using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Claims;

/// <summary>Who a sentence says holds an office: "State's Attorney Ada Hale". Former, deputy and elected holders hold none.</summary>
internal static partial class Offices
{
    private const int FewestShared = 3;

    /// <summary>True where two sentences about one matter name two holders of one office.</summary>
    public static bool Differ(string one, string other)
    {
        if (Holder().Match(one) is not { Success: true } mine || Holder().Match(other) is not { Success: true } theirs) return false;
        if (!mine.Groups["office"].Value.Equals(theirs.Groups["office"].Value, StringComparison.OrdinalIgnoreCase)) return false;
        var (who, whom) = (Name(mine), Name(theirs));
        if (who.Split(' ')[^1].Equals(whom.Split(' ')[^1], StringComparison.OrdinalIgnoreCase) || one.Contains(whom, StringComparison.Ordinal) || other.Contains(who, StringComparison.Ordinal)) return false;
        var (left, right) = (Rest(one, mine), Rest(other, theirs));
        return left.Intersect(right, StringComparer.Ordinal).Count() >= FewestShared && !(Places(one, mine).Except(Places(other, theirs), StringComparer.Ordinal).Any() && Places(other, theirs).Except(Places(one, mine), StringComparer.Ordinal).Any());
    }

    private static string Name(Match match) => Possessive().Replace(match.Groups["who"].Value, "");

    private static HashSet<string> Rest(string text, Match match) => [.. CandidateReader.Words(text.Remove(match.Index, match.Length))];

    /// <summary>Names apart from the holder's and the first word's.</summary>
    private static HashSet<string> Places(string text, Match match) => [.. Named().Matches(text.Remove(match.Index, match.Length)).Select(name => name.Value)];

    [GeneratedRegex(@"(?<!\b(?:[Ff]ormer|[Ee]x|[Ll]ate|[Tt]hen|[Oo]utgoing|[Dd]eputy|[Vv]ice|[Ii]ncoming|[Nn]ext|[Ff]uture|[Aa]nother" +
        @"|[Ee]hemalige[rn]?|[Ff]rühere[rn]?|[Aa]ncien(?:ne)?|[Aa]ntigu[oa]|[Бб]ывш(?:ий|ая))[\s-])\b(?<office>(?:(?:[Pp]rime|[Ff]irst" +
        @"|[Ff]oreign|[Ff]inance|[Ii]nterior|[Hh]ealth|[Dd]igital|[Tt]rade|[Jj]ustice|[Dd]efen[cs]e) )?[Mm]inister|[Pp]resident" +
        @"|[Cc]hancellor|[Mm]ayor|[Gg]overnor|(?:[Ss]tate|[Dd]istrict)(?:[’']s)? [Aa]ttorney|[Aa]ttorney [Gg]eneral" +
        @"|[Ss]ecretary(?: of [Ss]tate|[- ][Gg]eneral)?|[Cc]hief [Ee]xecutive|CEO|[Cc]hair(?:man|woman|person)?|[Cc]ommissioner" +
        @"|[Ss]heriff|[Aa]mbassador|[Pp]remier|[Hh]ead [Cc]oach" +
        @"|(?:Ober)?[Bb]ürgermeister(?:in)?|Bundeskanzler(?:in)?|(?:Bundes|Minister)?[Pp]räsident(?:in)?|(?:[Ll]e |[Ll]a )?[Mm]aire" +
        @"|[Pp]résidente?|[Aa]lcalde(?:sa)?|[Pp]residenta|[Pp]residente|[Ss]indaca?o?|[Bb]urgemeester|[Bb]orgmästaren?|[Pp]rezydent" +
        @"|[Bb]urmistrz|мэр|президент|премьер-министр|губернатор)\s(?<who>\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2})", RegexOptions.CultureInvariant)]
    private static partial Regex Holder();

    [GeneratedRegex(@"[’']s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();

    [GeneratedRegex(@"(?<=\S\s)\p{Lu}[\p{L}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
