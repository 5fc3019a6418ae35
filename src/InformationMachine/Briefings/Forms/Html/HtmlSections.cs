using InformationMachine.Briefings.Outline;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>The sections of a briefing up to its sources.</summary>
internal static class HtmlSections
{
    public static Markup All(BriefingPage page, BriefingOutline outline, HtmlProse prose) => Markup.Join(outline.Sections.Select(section => Section(
        section.Name, section.Heading, section.Empty, HtmlWording.Of(section, Markup.Join(section.Blocks.Select(block => Lay(block, prose, page))), prose), section.HasPicture ? TimelinePicture.Inline(page, prose.Phrases) : null)));

    /// <summary>A section with its heading, or with what it says where it has nothing.</summary>
    public static Markup Section(string id, string heading, string empty, Markup content, Markup? picture = null)
    {
        var body = content.IsEmpty ? Markup.Of($"""<p class="empty">{empty}</p>{"\n"}""") : content;
        return Markup.Of($"""
            <section id="{id}" class="{id}-section" aria-labelledby="{id}-heading">
            <h2 id="{id}-heading">{heading}</h2>
            {picture ?? Markup.Empty}{body}</section>

            """);
    }

    private static Markup Lay(Block block, HtmlProse prose, BriefingPage page) => block switch
    {
        Paragraph paragraph => Markup.Of($"""<p class="prose"{prose.Attributes}>{prose.Story(paragraph.Sentences)}</p>{"\n"}"""),
        ItemList list => Markup.Of($"""<ul class="{list.Style}">{Markup.Join(list.Items.Select(item => Point(item, prose)))}</ul>{"\n"}"""),
        AuthorView view => View(view, prose, page),
        Dispute dispute => Conflict(dispute, prose),
        _ => throw new NotSupportedException($"{block.GetType().Name} has no form in HTML."),
    };

    /// <summary>A tag stands in the line of its statement, a day or a value above it.</summary>
    private static Markup Point(Item item, HtmlProse prose)
    {
        var state = item.State is { } name ? Markup.Of($" class=\"{name}\"") : Markup.Empty;
        var answer = item.Answer is { } sentence ? Markup.Of($"""<p class="answer"{prose.Attributes}>{prose.Line(sentence)}</p>""") : Markup.Empty;
        var by = item.By is { } author ? Markup.Of($"""<p class="by">{PlainLine.Of(author)}</p>""") : Markup.Empty;
        var line = item.Lead is { Kind: LeadKind.Tag } tag
            ? Markup.Of($"""<p><span class="tag">{tag.Text}</span> <span{prose.Attributes}>{prose.Line(item.Sentence)}</span></p>""")
            : Markup.Of($"""{Above(item, prose)}<p{prose.Attributes}>{prose.Line(item.Sentence)}</p>""");
        return Markup.Of($"""<li{state}>{line}{answer}{by}</li>{"\n"}""");
    }

    private static Markup Above(Item item, HtmlProse prose)
    {
        if (item.Lead is not { } lead) return Markup.Empty;
        var remark = item.Remark is { } word ? Markup.Of($""" <span class="tag">{word}</span>""") : Markup.Empty;
        if (lead.Kind is LeadKind.Day) return Markup.Of($"""<p class="day"><time datetime="{lead.Text}">{lead.Text}</time>{remark}</p>""");
        var value = PlainLine.Of(lead.Text);
        return Markup.Of($"""<p class="value"{prose.Attributes}>{(item.Remark is null ? Markup.Of($"<b>{value}</b>") : Markup.Of($"<s>{value}</s>"))}{remark}</p>""");
    }

    private static Markup View(AuthorView view, HtmlProse prose, BriefingPage page)
    {
        var handle = view.Handle is { Length: > 0 } text ? Markup.Of($""" <span class="handle" dir="auto">{PlainLine.Of(text)}</span>""") : Markup.Empty;
        return Markup.Of($"""
            <div class="view">
            {HtmlAvatar.Of(view.Author)}
            <div><h3><a class="by" href="{page.ToTop($"authors/{AuthorSlug.Of(view.Author)}.html")}"><bdi>{PlainLine.Of(view.Author)}</bdi></a>{handle}</h3>
            {Stance(view, prose)}<p class="evolution"><span class="label">{prose.Phrases.Evolution}</span> {Development(view, prose)}</p></div>
            </div>

            """);
    }

    private static Markup Stance(AuthorView view, HtmlProse prose)
    {
        if (!view.Above.IsEmpty) return Markup.Of($"""<p class="above">{prose.Phrases.Above}&nbsp;{prose.Marks(view.Above)}</p>{"\n"}""");
        return view.New.IsEmpty ? Markup.Empty : Markup.Of($"""<p class="prose"{prose.Attributes}>{prose.Running(view.New)}</p>{"\n"}""");
    }

    private static Markup Development(AuthorView view, HtmlProse prose)
    {
        if (view.Developments.IsEmpty) return Markup.Of($"{view.Label}{prose.Phrases.Stop}");
        if (view.IsEarlierAndNow)
        {
            return Markup.Of($"{view.Label}{prose.Phrases.Colon}{prose.Phrases.Earlier} <bdi>{prose.Quote(view.Developments[0])}</bdi>{prose.Phrases.Comma}{prose.Phrases.Now} <bdi>{prose.Quote(view.Developments[1])}</bdi>{prose.Phrases.Stop}");
        }

        return Markup.Of($"{view.Label}{(view.Label.Length > 0 ? prose.Phrases.Colon : "")}<bdi>{prose.Running(view.Developments)}</bdi>");
    }

    private static Markup Conflict(Dispute dispute, HtmlProse prose)
    {
        if (dispute.Sides.Length == 1) return Markup.Of($"""<div class="tension"><p{prose.Attributes}>{prose.Line(dispute.Sides[0].Sentence)}</p></div>{"\n"}""");
        var sides = dispute.Sides.Select(side => Markup.Of($"""
            <div class="side"><p class="who">{HtmlAvatar.Of(side.Author)} <bdi>{PlainLine.Of(side.Author)}</bdi></p><p{prose.Attributes}>{prose.Quote(side.Sentence)}</p></div>
            """));
        return Markup.Of($"""<div class="tension"><h3>{dispute.Label}</h3><div class="sides">{Markup.Join(sides)}</div></div>{"\n"}""");
    }
}
