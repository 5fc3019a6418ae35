using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Writing;

/// <summary>Words that tell what kind of statement a sentence is. English, like the posts they were chosen for; other languages have none.</summary>
internal static partial class Cues
{
    public static bool IsQuestion(string text) => text.EndsWith('?') || text.EndsWith('？') || text.EndsWith('؟');

    /// <summary>Why something matters: means, consequences, superlatives.</summary>
    [GeneratedRegex(@"\b(?:means? (?:that|the|for)|impli(?:es|cations?)|signals?|suggests?|because|so that|as a result|leads? to|matters?|significan(?:t|ce)|consequences?|impact|risks?|threat(?:en)?s?|advantage|lowers|enables|allows|for the first time|largest|biggest|record|would (?:mean|make|give|allow|let|force|cost|leave|put|be the (?:first|largest|biggest))|could (?:mean|make|give|allow|let|force|cost|leave|put|become|end|change)|will likely|stakes|at stake|precedent|turning point|the point is|what counts)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Importance();

    /// <summary>The strongest of those, which say it outright.</summary>
    [GeneratedRegex(@"\b(?:this matters|it matters|that matters|matters because|why it matters|means that|the significance|is significant|the stakes|the real (?:story|question|issue)|the consequence|for the first time)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex StrongImportance();

    [GeneratedRegex(@"\b(?:unconfirmed|not (?:yet )?(?:been )?confirmed|unclear|not clear|remains to be seen|awaiting|no word on|reportedly|unverified|rumou?red|allegedly|yet to (?:confirm|comment|say)|could not be verified|is said to)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Hedge();

    [GeneratedRegex(@"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)?|disput(?:e|es|ed|ing)|reject(?:s|ed)?|refut(?:es|ed)|contradict(?:s|ed)?|not true|untrue|false|incorrect|(?:is|are|was|were|got it) wrong|inaccurate|no truth|there (?:is|are|was|were) no|no (?:such )?plans?|never)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Denial();

    /// <summary>Somebody says that what was said is not so. Narrower than <see cref="Denial"/>: a bare "never" or "there is no" disputes nobody.</summary>
    [GeneratedRegex(@"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|refut(?:es|ed|ing)|rebuts?|(?:is|are|was|were) (?:simply |just |completely |totally |entirely |categorically )?(?:not true|untrue|false|incorrect|inaccurate|wrong|a lie|lies|fake|a hoax|fabricated|made up|unfounded|baseless)|no truth|debunk(?:s|ed)?|(?:not|nothing) of the (?:kind|sort)|(?:is|are|was|were) not in talks|no (?:such )?(?:plans?|talks|deal))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Dispute();

    [GeneratedRegex(@"\b(?:not|no|never|none|without|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|won't|can't|cannot|couldn't|hasn't|haven't|nobody|neither|fails?|failed)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Negation();

    [GeneratedRegex(@"\b(?:I think|I believe|in my view|my (?:read|view|guess|bet)|should|must|expect|worr(?:y|ied)|impressive|disappointing|overhyped|underrated|bet|argue|doubt|likely|unlikely|opinion|honest(?:ly)?|surpris)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Opinion();

    [GeneratedRegex(@"(?:\bright|\bhuh|\bno|\bokay|\byes|\banyone|\bthoughts|\bwho knew|\bremember)\s*\?$|^(?:guess what|so what|really|what if I told)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Rhetorical();

    /// <summary>A question the author puts to whoever reads.</summary>
    [GeneratedRegex(@"\b(?:you|your|yours|yourself|you['’]re|you['’]ve)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex ToReaders();

    /// <summary>A sentence that leans on the one before it does not stand alone.</summary>
    [GeneratedRegex(@"^(?:And|But|So|Or|Also|Then|However|Yet|Still|Instead|Thus|Therefore|Moreover|He|She|They|It|This|That|These|Those|Here|There|Which|Who|We|I|My|Our|Its|Their|His|Her|You|Your)\b", RegexOptions.CultureInvariant)]
    public static partial Regex Leaning();
}
