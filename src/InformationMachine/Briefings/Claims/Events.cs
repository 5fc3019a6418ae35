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
        // Who writes headlines reports, in whatever tense; a title that names its post counts for little elsewhere.
        if (unit.Post.Title is not null && unit.Speaker is null) return true;
        var text = Quotations.Outside(unit.Text);
        return Passed.IsDone(Standing().Replace(text, "")) || Passed.IsAhead(text) || News().IsMatch(text);
    }

    /// <summary>How things are, in words that also tell what was done: "is designed to", "a structured file", "have to", "has a".</summary>
    [GeneratedRegex(@"\b(?:(?:is|are|be|being) (?:\p{Ll}+ly )?(?:built|made|designed|meant|supposed|intended|used|needed|required|based|called|known|located|related|allowed|needed|held)" +
        @"|(?:an?|the|of|with|more|its|their|your) \p{Ll}+ed|based on|related to|used to|so[- ]called|(?:has|have|had) (?:to|no|an?|the|its|their|many|more|some|little)\b|need(?:ed)?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Standing();

    /// <summary>What is new as of the post.</summary>
    [GeneratedRegex(@"\b(?:now|today|tonight|this (?:morning|week)|just (?:out|in|\p{Ll}{3,}ed)|(?:is|are) (?:finally |officially )?(?:out|live|here|available|back|down|up|over|rolling out)" +
        @"|launch(?:es)?|releases?|announces?|unveils?|introduces?|opens?|says|joins?|wins?|raises?|acquires?|starts?|ends?|closes?)\b|^(?:Introducing|Announcing)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex News();
}
