using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>
/// The statements of the running text that stand under Tensions as well. A reader who meets one as a plain fact is told there that
/// others say otherwise, and not only further down.
/// </summary>
/// <param name="sections">The sections of the briefing.</param>
internal sealed class Disputed(BriefingSections sections)
{
    /// <summary>Points down to where the other side is quoted, whichever way the language is written.</summary>
    public const string Arrow = "↓\u00A0";

    private readonly HashSet<string> _sides = [.. sections.Tensions.Where(tension => tension.Sides.Length > 1).SelectMany(tension => tension.Sides).Select(side => AlreadyShown.Letters(side.Sentence))];

    /// <summary>True where it is a side of a tension.</summary>
    public bool Is(Sentence sentence) => _sides.Count > 0 && _sides.Contains(AlreadyShown.Letters(sentence));
}
