using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Plans and forecasts that a later post tells as done: "votes this week" once there are votes, "sees landfall" once the storm has made it.
/// They were true, and as the first thing a reader meets they are not any more. English; days that are said ("tomorrow") in more languages.
/// </summary>
internal static partial class Passed
{
    private const int FewestShared = 3;
    private const int Reach = 1;
    private const int ShortestStem = 4;
    private const int MaximumUnits = 400;

    /// <param name="units">All sentences of a thread, by post and position.</param>
    public static HashSet<CandidateSentence> In(IReadOnlyList<CandidateSentence> units)
    {
        var considered = units.Where(unit => !unit.IsQuoted && !unit.IsLabel && !Cues.IsQuestion(unit.Text)).TakeLast(MaximumUnits).ToList();
        var done = considered.Where(unit => !IsPlan(unit.Text) && Done().IsMatch(unit.Text)).Select(unit => (Unit: unit, Words: unit.Words.ToHashSet(StringComparer.Ordinal))).ToList();
        return [.. considered.Where(unit => IsAhead(unit.Text) && Planned(unit.Text) is { Count: > 0 } planned
            && done.Exists(later => later.Unit.PostIndex > unit.PostIndex && planned.Exists(word => later.Words.Any(other => IsForm(word, other))) && unit.Words.Distinct(StringComparer.Ordinal).Count(later.Words.Contains) >= FewestShared))];
    }

    /// <summary>"close" and "closed", "testify" and "testified", which the stemmer leaves apart.</summary>
    private static bool IsForm(string word, string other) =>
        word == other || (Math.Min(word.Length, other.Length) >= ShortestStem && (Begins(word, other) || Begins(other, word)));

    private static bool Begins(string form, string word) =>
        form.StartsWith(word, StringComparison.Ordinal) || (word.EndsWith('y') && form.Length > word.Length && form[word.Length - 1] == 'i' && form.AsSpan().StartsWith(word.AsSpan(..^1)));

    /// <summary>True for what looks ahead: a plan, an expectation, a forecast.</summary>
    public static bool IsAhead(string text) => Ahead().IsMatch(text) || Intended().IsMatch(text) || Cues.LooksAhead().IsMatch(text);

    /// <summary>"Testified before the panel" and "met ahead of the vote" have happened, whatever is still to come.</summary>
    private static bool IsPlan(string text) =>
        Ahead().Matches(text).Any(IsToCome) || Cues.LooksAhead().IsMatch(text);

    private static bool IsToCome(Match match) => !match.Value.StartsWith("before", StringComparison.OrdinalIgnoreCase) && !match.Value.StartsWith("ahead", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Will Hale" and "Will said" are somebody.</summary>
    [GeneratedRegex(@"(?<=\S )Will\b|^Will (?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex WillAsName();

    /// <summary>Further past tenses that no ending shows, some of which are nouns behind other words.</summary>
    [GeneratedRegex(@"(?<!\b(?:an?|the|to|of|pay|job|tax|rate|price|will|can|may|must|would|could|should) )\b(?:upheld|withheld|withdrew|shot|beat|cut|quit|fought|taught|overtook|overcame|overthrew|rebuilt|hurt|hid|slid|swung|swam|sang|swore|lent|bent|lit)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    /// <summary>True for what is told as something that has happened.</summary>
    public static bool IsDone(string text) => Done().IsMatch(text);

    /// <summary>True for how things stand, may be or are to be, and for what is only known about: so on the day on which it is said. What is only told as done stays so.</summary>
    public static bool IsOfItsDay(string text) => WillAsName().Replace(text, "") is var told && (Ahead().Matches(told).Any(IsToCome) || Standing().IsMatch(told) || !(Events.IsPast(Events.WithoutStates(told)) || Told().IsMatch(told)));

    /// <summary>What is to come: the words right behind those that look ahead.</summary>
    private static List<string> Planned(string text) =>
        [.. Ahead().Matches(text).Concat(Intended().Matches(text)).SelectMany(match => GroundingText.Content(text[(match.Index + match.Length)..]).Take(Reach).Concat(GroundingText.Content(match.Groups["verb"].Value))).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\b(?:(?:is|are|was|were) (?:due|set|expected|scheduled|likely|about|planned|forecast|predicted) to|will(?: not)?|(?:plans?" +
        @"|planned|wants?|intends?|hopes?|aims?|expects?|promise[sd]?|threaten(?:s|ed)?)(?: \p{L}+){0,3}? to|expects?|forecasts?" +
        @"|predicts?|sees|foresees|(?<verb>votes?|decides?|rules?|meets?|starts?|begins?|opens?|closes?)(?= (?:this|next|tomorrow" +
        @"|tonight|in (?:a|one|two|three|\d)))|ahead of (?:the|a|an)?|before the)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ahead();

    /// <summary>
    /// As headlines have it: "Ada Hale to open the lock", "Ada Hale Reportedly Set To Testify". In titles of capitals throughout "To" is mostly
    /// something else ("Says No To Change"), and "How to", "Great to", "Waiting to" name nobody's plan.
    /// </summary>
    [GeneratedRegex(@"^(?!(?:How|What|When|Where|Why|Which|Who|Ways?|Time|Back|Welcome|Excited|Happy|Great|Good|Glad|Nice|Proud|Sad|Sorry|Got|Want|Need|Ready|Free|Easy|Hard|More|Remember|RT|Link|Due|\p{Lu}\p{Ll}+(?:ing|ed|ant|ful|ky|ken))\b)" +
        @"(?:\p{Lu}[\p{L}\p{N}'’.-]*\s+(?:(?:and|of|&)\s+)?){1,6}(?:(?:set|due|expected|scheduled|likely)\s+)?" +
        @"(?:to (?<verb>(?!(?:the|its|his|her|our|their|your|this|that|these|those|all)\b)\p{Ll}{3,})|(?<=(?:Set|Due|Expected|Scheduled|Likely)\s+)To (?<verb>\p{Lu}\p{Ll}{2,}))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Intended();

    [GeneratedRegex(@"\b(?:declined to (?:comment|say|answer)|(?:did not|didn['’]t) (?:immediately )?(?:respond|reply|comment|answer)|(?:is|are)(?:n['’]t)?|(?:it|he|she|that|there|here|who|what|they|we|you)['’](?:s|re) (?:not|no|an?|the|now|\p{Ll}+ing)|(?-i:(?<!\b[Tt]he |\ba )(?:can(?:not|['’]t)?|could|may|might|would|should|must))|(?<!\bhuman |\bthe )remains?(?! (?:of|were|was|found)\b)" +
        @"|(?:about|around|at least|nearly|almost|more than|approximately|roughly|up to|so far) (?:\p{Sc}?\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|half|an? (?:dozen|hundred|thousand|million|billion|third|quarter|year|month|week|day|hour)))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Standing();

    /// <summary>Told as something that has happened.</summary>
    [GeneratedRegex(@"\b(?:has|have|had|was|were|(?!hundred\b|indeed\b|speed\b|feed\b|seed\b|need\b|breed\b|greed\b|weed\b|sacred\b|naked\b)\p{L}{2,}ed(?!-)|made|won|lost|fell|rose|took|gave|came|went|began|broke|met|paid|sold|sent" +
        @"|told|left|held|found|built|struck|hit|makes landfall|passes|votes|wins|reaches|opens|closes|starts|ends|lands|arrives)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Done();
}
