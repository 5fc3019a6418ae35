using System.Collections.Immutable;
using InformationMachine.Briefings.Rendering.Languages;

namespace InformationMachine.Briefings.Rendering.Html;

/// <summary>What changed between two versions, as a list of sections with the statements that came and went.</summary>
internal static class HtmlDiff
{
    public static Markup Of(ImmutableArray<SectionDiff> sections, Markup attributes, Phrases phrases) => sections.IsEmpty
        ? Markup.Of($"""<p class="empty">{phrases.Changes.Same}</p>{"\n"}""")
        : Markup.Join(sections.Select(section => Section(section, attributes, phrases)));

    private static Markup Section(SectionDiff section, Markup attributes, Phrases phrases)
    {
        var lines = Markup.Join(section.Lines.Where(line => line.Change != DiffChange.Same).Select(line => Line(line, attributes, phrases)));
        return Markup.Of($"""<section class="diff"><h3>{phrases.Heading(section.Section)}{Kept(section, phrases)}</h3><ul>{lines}</ul></section>{"\n"}""");
    }

    private static Markup Line(DiffLine line, Markup attributes, Phrases phrases) => line.Change == DiffChange.Added
        ? Markup.Of($"""<li class="added"><span class="unseen">{phrases.Changes.Marks.Added}{phrases.Colon}</span><ins{attributes}>{line.Text}</ins></li>""")
        : Markup.Of($"""<li class="removed"><span class="unseen">{phrases.Changes.Marks.Removed}{phrases.Colon}</span><del{attributes}>{line.Text}</del></li>""");

    private static Markup Kept(SectionDiff section, Phrases phrases)
    {
        var same = section.Unchanged;
        return same == 0 ? Markup.Empty : Markup.Of($""" <span class="kept">{Phrases.Fill(phrases.Changes.Unchanged, Wording.Number(same))}</span>""");
    }
}
