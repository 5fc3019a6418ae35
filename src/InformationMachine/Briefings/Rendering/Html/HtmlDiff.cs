using System.Collections.Immutable;

namespace InformationMachine.Briefings.Rendering.Html;

/// <summary>What changed between two versions, as a list of sections with the statements that came and went.</summary>
internal static class HtmlDiff
{
    public static Markup Of(ImmutableArray<SectionDiff> sections, Markup attributes) => sections.IsEmpty
        ? Markup.Of($"""<p class="empty">Both say the same.</p>{"\n"}""")
        : Markup.Join(sections.Select(section => Section(section, attributes)));

    private static Markup Section(SectionDiff section, Markup attributes)
    {
        var lines = Markup.Join(section.Lines.Where(line => line.Change != DiffChange.Same).Select(line => Line(line, attributes)));
        return Markup.Of($"""<section class="diff"><h3>{section.Section}{Kept(section)}</h3><ul>{lines}</ul></section>{"\n"}""");
    }

    private static Markup Line(DiffLine line, Markup attributes) => line.Change == DiffChange.Added
        ? Markup.Of($"""<li class="added"><span class="unseen">Added: </span><ins{attributes}>{line.Text}</ins></li>""")
        : Markup.Of($"""<li class="removed"><span class="unseen">Removed: </span><del{attributes}>{line.Text}</del></li>""");

    private static Markup Kept(SectionDiff section)
    {
        var same = section.Unchanged;
        return same == 0 ? Markup.Empty : Markup.Of($""" <span class="kept">{same} unchanged</span>""");
    }
}
