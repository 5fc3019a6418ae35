using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Whether a sentence tells what happened, or is to happen, rather than how things are, what somebody makes of them, or thanks. English;
/// sentences of other languages are believed.
/// </summary>
internal static partial class Events
{
    /// <param name="unit">A sentence or a title.</param>
    /// <param name="language">Of the thread; null is taken for English.</param>
    public static bool Tells(CandidateSentence unit, string? language)
    {
        if (language is not (null or "en")) return true;
        if (unit.IsPersonal) return false;
        if (Open().IsMatch(unit.Text)) return false;
        // Who writes headlines reports in the present tense what has happened; one that names its post tells nothing.
        if (unit.IsTitle && unit.Post.Title is not null && unit.Speaker is null) return Headlines.States(unit.Text, language);
        return !Cues.StrongImportance().IsMatch(unit.Text) && Tells(Quotations.Outside(unit.Text));
    }

    /// <summary>True where English words tell of something done, to come, or new.</summary>
    public static bool Tells(string text) => Standing().Replace(text, "") is var told && (IsPast(told) || Passed.IsAhead(told) || News().IsMatch(text));

    /// <summary>Without words for how things are that also tell what was done: "has no", "is designed to".</summary>
    public static string WithoutStates(string text) => Standing().Replace(text, "");

    /// <summary>True where English words tell of something done.</summary>
    public static bool IsPast(string text) => Passed.IsDone(text) || Irregular().IsMatch(text);

    /// <summary>What is not known has not happened.</summary>
    [GeneratedRegex(@"^Whether\b|\b(?:remains? to be seen|(?:is|are|was|were|remains?) (?:still |as yet )?(?:unclear|unknown|uncertain|an open question|the open question))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Open();

    /// <summary>Past tenses that no ending shows.</summary>
    [GeneratedRegex(@"\b(?:shut|grew|drew|drove|flew|spoke|wrote|chose|stood|threw|saw|ran|sank|swept|sought|bought|brought|caught|thought|knew|led|became|spent|kept|stole|rang|rode|shook|tore|wore|woke|froze|fled|bled|dealt|felt|dug)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Irregular();

    /// <summary>How things are, in words that also tell what was done: "is designed to", "a structured file", "have to", "has a".</summary>
    [GeneratedRegex(@"\b(?:(?:is|are|be|being) (?:\p{Ll}+ly )?(?:built|made|designed|meant|supposed|intended|used|needed|required|based|called|known|located|related|allowed|needed|held)" +
        @"|(?:an?|the|of|with|more|its|their|your|for|in|on|from|as) \p{Ll}+ed|(?:can|could|would|may|might|must|should|cannot|can['’]t)(?: not)? be \p{Ll}+|(?:do|does) not (?:intend|want|plan|expect|hope) to|(?:gets?|rest) \p{Ll}+|based on|related to|used to|so[- ]called|(?:has|have|had) (?:to|no|an?|the|its|their|many|more|some|little)\b|need(?:ed)?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Standing();

    /// <summary>What is new as of the post.</summary>
    [GeneratedRegex(@"\b(?:now|today|tonight|this (?:morning|week)|just (?:out|in|\p{Ll}{3,}ed)|(?:is|are) (?:finally |officially )?(?:out|live|here|available|back|down|up|over|rolling out)" +
        @"|launch(?:es)?|releases?|announces?|unveils?|introduces?|opens?|says|joins?|wins?|raises?|acquires?|starts?|ends?|closes?)\b|^(?:Introducing|Announcing)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex News();
}
