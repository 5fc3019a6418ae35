using InformationMachine.Briefings.Outline;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>The page of a thread, or of one version of it, for a browser.</summary>
internal sealed class HtmlRenderer(HtmlFrame frame) : IBriefingRenderer
{
    public string Extension => "html";

    public string MediaType => "text/html; charset=utf-8";

    public string Render(BriefingPage page)
    {
        var outline = page.Worded;
        var prose = new HtmlProse(page.Briefing, outline.Phrases);
        var main = new Markup().Add($"""
            {Nav(outline)}<article class="story"{(page.IsPermanent ? Markup.Empty : Markup.Of($""" data-version="{page.Briefing.Version}" """))}>
            {Head(page, prose)}{HtmlSections.All(page, outline, prose)}{HtmlSources.Of(outline)}</article>

            """);
        return frame.Page(PlainLine.Of(page.Briefing.Title), page.ToTop(""), main, new PageLook(Head: Links(page), IsWide: true, Phrases: prose.Phrases, IsWorded: page.Wording is not null, PicturesFrom: page.Picture?.Origin));
    }

    private static Markup Links(BriefingPage page)
    {
        var head = new Markup();
        if (page.IsPermanent) head.Add($"""<link rel="canonical" href="{page.ToForm("html")}">{"\n"}""");
        foreach (var (extension, type) in Forms(page)) head.Add($"""<link rel="alternate" type="{type}" href="{extension}">{"\n"}""");
        return head;
    }

    private static IEnumerable<(string Href, string Type)> Forms(BriefingPage page) => page.IsPermanent
        ? [($"v{page.Briefing.Version}.json", "application/json")]
        : [(page.ToForm("md"), "text/markdown"), (page.ToForm("txt"), "text/plain"), (page.ToForm("json"), "application/json"), (page.ToOwn("atom.xml"), "application/atom+xml")];

    private static Markup Nav(BriefingOutline outline)
    {
        var links = new Markup();
        var sources = (Id: HtmlSources.Id, Heading: outline.SourcesHeading, Count: outline.Briefing.Sources.Length);
        foreach (var (id, heading, count) in outline.Sections.Select(section => (Id: section.Name, section.Heading, section.Count)).Append(sources))
        {
            links.Add($"""<li><a href="#{id}">{heading}{(count > 0 ? Markup.Of($""" <span class="count">{count}</span>""") : Markup.Empty)}</a></li>""");
        }

        return Markup.Of($"""<nav class="sections" aria-label="{outline.Phrases.Pages.SectionList}"><ul>{links}</ul></nav>{"\n"}""");
    }

    private static Markup Head(BriefingPage page, HtmlProse prose)
    {
        var briefing = page.Briefing;
        return Markup.Of($"""
            <header class="story-head">
            <h1{prose.Attributes}>{PlainLine.Of(briefing.Title)}</h1>
            <p class="meta"><span class="version">{prose.Phrases.VersionOf(briefing.Version)}</span> <span>{HtmlTime.Minute(briefing.WrittenAt)}</span> <span>{prose.Phrases.ItemsOf(briefing.PostCount)}</span> <a href="{page.ToOwn("history.html")}">{prose.Phrases.History}</a></p>
            {HtmlPicture.Of(page.Picture)}{HtmlWording.Notice(page, prose.Phrases)}{Notice(page, prose.Phrases)}<div class="story-foot">{HtmlSparkline.Of(PostRhythm.Of(briefing), prose.Phrases)}{FormLinks(page, prose.Phrases)}</div>
            </header>

            """);
    }

    private static Markup Notice(BriefingPage page, PhraseBook phrases)
    {
        var words = phrases.Pages;
        if (page.IsPermanent)
        {
            return Markup.Of($"""<p class="notice">{words.Permanent} <a href="{page.ToForm("html")}">{words.Newest}</a></p>{"\n"}""");
        }

        var briefing = page.Briefing;
        if (page.IsDoubted) return Markup.Of($"""<p class="notice doubted" role="status">{words.Doubted}</p>{"\n"}""");
        return briefing.Version == 1
            ? Markup.Empty
            : Markup.Of($"""
                <p class="notice" id="new">{PhraseBook.Fill(words.NewHere, phrases.Reason(briefing.Version, briefing.Reason))} <a href="{page.ToOwn("history.html")}#v{briefing.Version}">{words.SeeChanges}</a></p>
                <p class="notice" id="since" data-compare="{page.ToOwn("compare.html")}" data-words="{words.LastRead}" hidden><span></span> <a href="{page.ToOwn("history.html")}">{words.SeeSince}</a></p>

                """);
    }

    private static Markup FormLinks(BriefingPage page, PhraseBook phrases)
    {
        var words = phrases.Pages;
        (string Href, string Name)[] forms = page.IsPermanent
            ? [($"v{Wording.Number(page.Briefing.Version)}.json", "JSON")]
            : [(page.ToForm("md"), "Markdown"), (page.ToForm("txt"), words.TextForm), (page.ToForm("json"), "JSON"), (page.ToForm("svg"), words.PictureForm), (page.ToOwn("atom.xml"), words.AtomFeed)];
        return Markup.Of($"""<p class="forms">{words.AlsoAs} {Markup.Join(forms.Select((form, i) => Markup.Of($"""{(i > 0 ? phrases.Comma : "")}<a href="{form.Href}">{form.Name}</a>""")))}</p>""");
    }
}
