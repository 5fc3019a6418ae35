using System.Collections.Immutable;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>What changed between two versions, as a list of sections with the statements that came and went.</summary>
internal static class HtmlDiff
{
    public static Markup Of(ImmutableArray<SectionDiff> sections, Markup attributes, PhraseBook phrases) => sections.IsEmpty
        ? Markup.Of($"""<p class="empty">{phrases.Changes.Same}</p>{"\n"}""")
        : Markup.Join(sections.Select(section => Section(section, attributes, phrases)));

    private static Markup Section(SectionDiff section, Markup attributes, PhraseBook phrases)
    {
        var lines = Markup.Join(section.Lines.Where(line => line.Change != DiffChange.Same).Select(line => Line(line, attributes, phrases)));
        return Markup.Of($"""<section class="diff"><h3>{phrases.Heading(section.Section)}{Kept(section, phrases)}</h3><ul>{lines}</ul></section>{"\n"}""");
    }

    private static Markup Line(DiffLine line, Markup attributes, PhraseBook phrases) => line.Change == DiffChange.Added
        ? Markup.Of($"""<li class="added"><span class="unseen">{phrases.Changes.AddedMark}{phrases.Colon}</span><ins{attributes}>{line.Text}</ins></li>""")
        : Markup.Of($"""<li class="removed"><span class="unseen">{phrases.Changes.RemovedMark}{phrases.Colon}</span><del{attributes}>{line.Text}</del></li>""");

    private static Markup Kept(SectionDiff section, PhraseBook phrases)
    {
        var same = section.Unchanged;
        return same == 0 ? Markup.Empty : Markup.Of($""" <span class="kept">{PhraseBook.Fill(phrases.Changes.Unchanged, Wording.Number(same))}</span>""");
    }
}
