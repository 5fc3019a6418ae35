using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>A sentence as what it states and who, within it, is said to state it. English; few forms of other languages.</summary>
/// <param name="Core">What is stated, without "the company said" and without "I was wrong:" before it.</param>
/// <param name="Speaker">Who is named for it; null where nobody is.</param>
internal sealed partial record Attribution(string Core, string? Speaker)
{
    private const int FewestWords = 2;

    public static Attribution Of(string text)
    {
        var statement = Admission().Replace(text.Trim(), "");
        foreach (var match in new[] { Behind().Match(statement), According().Match(statement), Before().Match(statement) })
        {
            if (match.Success && Tokens.Of(match.Groups["core"].Value).Count >= FewestWords) return new Attribution(match.Groups["core"].Value, match.Groups["who"].Value);
        }

        return new Attribution(statement, null);
    }

    /// <summary>"I was wrong:" and the like; what follows is what its author holds now.</summary>
    [GeneratedRegex(@"^(?:(?:Correction|Update|Clarification)\s*:\s*|(?:Sorry,\s*)?(?:I|We) (?:was|were|am|are|got (?:it|this|that)|stand|have to)[^:.;—–]{0,40}[:;—–]\s*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Admission();

    /// <summary>"..., the company said on Friday."</summary>
    [GeneratedRegex(@"^(?<core>.+?),[""”’']?\s+(?:(?<who>[^,]{2,90}?)\s+(?:says?|said|reports?|reported|claims?|claimed|announced|states?|stated" +
        @"|confirms?|confirmed|insists?|insisted|argues?|argued|warns?|warned|writes?|wrote|adds?|added|declared|believes?|believed" +
        @"|thinks?|thought|estimates?|estimated|maintains?|maintained|explains?|explained|told)\b(?!\s+that\b)" +
        @"|(?:sagte[n]?|sagt|berichtete[n]?|schrieb(?:en)?|erklärte[n]?|teilte[n]?|a déclaré|ont déclaré|a annoncé|affirme|dijo" +
        @"|dijeron|afirmó|ha detto|disse|zei|säger|sade)\s+(?<who>[^,]{2,90}?))(?<rest>\s[^,]{0,80}(?:,[^,]{0,80})?|,[^,]{0,80})?[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^According to (?<who>[^,]{2,80}), (?<core>.+)$|^(?<core>.+?),? according to (?<who>[^,]{2,80})[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex According();

    /// <summary>"The union said that ..."; verbs that are also plain nouns, or tell more than that something is said, only with "that".</summary>
    [GeneratedRegex(@"^(?<who>(?:[\p{L}\p{N}.&’'-]+\s+){0,9}?[\p{L}\p{N}.&’'-]+)\s+(?:(?:says|said|stated|announced|insists|insisted|argues|argued" +
        @"|warns|warned|writes|wrote|declared|believes|thinks|maintains|maintained|claimed)(?:\s+(?:on|in)\s+\p{Lu}\p{L}+)?(?:\s+that)?" +
        @"|(?:reports?|reported|claims?|confirms?|confirmed|rule[sd]?|found|adds?|added|conclude[sd]?|explain(?:s|ed)|told\s+\p{L}+" +
        @"|believed|thought|say|estimate[sd]?)(?:\s+(?:on|in)\s+\p{Lu}\p{L}+)?\s+that)\s+(?<core>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Before();
}
