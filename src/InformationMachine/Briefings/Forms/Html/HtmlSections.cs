using System.Collections.Immutable;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>The sections of a briefing up to its sources.</summary>
internal static class HtmlSections
{
    /// <summary>The sections in order: English name, anchor, how many entries (0 where the number says nothing).</summary>
    public static IEnumerable<(string Name, string Id, int Count)> Contents(Briefing briefing) => Every(briefing, new AlreadyShown(briefing.Sections).Heard(briefing.Sections.Perspectives).Count()).Where(section => Wording.IsAlwaysShown(section.Name) || section.HasContent).Select(section => (section.Name, section.Id, section.Count));

    private static IEnumerable<(string Name, string Id, int Count, bool HasContent)> Every(Briefing briefing, int heard) =>
    [
        (Wording.What, "what", 0, true),
        (Wording.WhyItMatters, "why", 0, !briefing.Sections.WhyItMatters.IsEmpty),
        (Wording.OpenQuestions, "questions", briefing.Sections.OpenQuestions.Length, !briefing.Sections.OpenQuestions.IsEmpty),
        (Wording.Narrative, "narrative", 0, !briefing.Sections.Narrative.IsEmpty),
        (Wording.Timeline, "timeline", briefing.Sections.Timeline.Length, !briefing.Sections.Timeline.IsEmpty),
        (Wording.Perspectives, "perspectives", heard, heard > 0),
        (Wording.Tensions, "tensions", briefing.Sections.Tensions.Length, !briefing.Sections.Tensions.IsEmpty),
        (Wording.Sources, "sources", briefing.Sources.Length, !briefing.Sources.IsEmpty),
    ];

    public static Markup All(BriefingPage page, HtmlProse prose)
    {
        var sections = page.Briefing.Sections;
        return new Markup()
            .Add($"{Section(prose.Phrases, Wording.What, "what", Paragraph(sections.What, prose))}")
            .Add($"{(sections.Notes.IsEmpty ? Markup.Empty : Section(prose.Phrases, Wording.Notes, "notes", List("notes", sections.Notes.Select(note => Note(note, prose)))))}")
            .Add($"{Section(prose.Phrases, Wording.WhyItMatters, "why", Paragraph(sections.WhyItMatters, prose))}")
            .Add($"{Section(prose.Phrases, Wording.OpenQuestions, "questions", List("questions", sections.OpenQuestions.Select(question => Question(question, prose))))}")
            .Add($"{Section(prose.Phrases, Wording.Narrative, "narrative", Markup.Join(sections.Narrative.Select(sentences => Paragraph(sentences, prose))))}")
            .Add($"{Section(prose.Phrases, Wording.Timeline, "timeline", List("rail", sections.Timeline.Select(entry => Entry(entry, prose))), TimelinePicture.Inline(page, prose.Phrases))}")
            .Add($"{Section(prose.Phrases, Wording.Perspectives, "perspectives", Markup.Join(prose.Told.Heard(sections.Perspectives).Select(view => View(view, prose, page))))}")
            .Add($"{Section(prose.Phrases, Wording.Tensions, "tensions", Markup.Join(sections.Tensions.Select(tension => Conflict(tension, prose))))}");
    }

    /// <summary>A section with its heading; one without content is left out, and What says that nothing can be stated yet.</summary>
    public static Markup Section(PhraseBook phrases, string heading, string id, Markup content, Markup? picture = null)
    {
        if (content.IsEmpty && !Wording.IsAlwaysShown(heading)) return Markup.Empty;
        var body = content.IsEmpty ? Markup.Of($"""<p class="empty">{phrases.Empty(heading)}</p>{"\n"}""") : content;
        return Markup.Of($"""
            <section id="{id}" class="{id}-section" aria-labelledby="{id}-heading">
            <h2 id="{id}-heading">{phrases.Heading(heading)}</h2>
            {picture ?? Markup.Empty}{body}</section>

            """);
    }

    private static Markup Paragraph(ImmutableArray<Sentence> sentences, HtmlProse prose) =>
        sentences.IsEmpty ? Markup.Empty : Markup.Of($"""<p class="prose"{prose.Attributes}>{prose.Story(sentences)}</p>{"\n"}""");

    private static Markup List(string name, IEnumerable<Markup> items)
    {
        var all = Markup.Join(items);
        return all.IsEmpty ? all : Markup.Of($"""<ul class="{name}">{all}</ul>{"\n"}""");
    }

    private static Markup Note(Sentence note, HtmlProse prose) =>
        Markup.Of($"""<li><p{prose.Attributes}>{prose.Line(note)}</p><p class="by">{PlainLine.Of(note.EditedBy)}</p></li>{"\n"}""");

    private static Markup Question(OpenQuestion question, HtmlProse prose)
    {
        var label = prose.Phrases.Label(question);
        var tag = label.Length > 0 ? Markup.Of($"""<span class="tag">{label}</span> """) : Markup.Empty;
        var answer = question.Answer is { } sentence ? Markup.Of($"""<p class="answer"{prose.Attributes}>{prose.Line(sentence)}</p>""") : Markup.Empty;
        return Markup.Of($"""<li class="{(question.Answer is null ? "open" : "answered")}"><p>{tag}<span{prose.Attributes}>{prose.Line(question.Sentence)}</span></p>{answer}</li>{"\n"}""");
    }

    private static Markup Entry(TimelineEntry entry, HtmlProse prose)
    {
        var tag = entry.IsExpected ? Markup.Of($""" <span class="tag">{prose.Phrases.Expected}</span>""") : Markup.Empty;
        return Markup.Of($"""<li{(entry.IsExpected ? Markup.Of($""" class="expected" """) : Markup.Empty)}><p class="day">{HtmlTime.Day(entry.Date)}{tag}</p><p{prose.Attributes}>{prose.Line(entry.Sentence)}</p></li>{"\n"}""");
    }

    private static Markup View(Perspective view, HtmlProse prose, BriefingPage page)
    {
        var handle = view.Handle is { Length: > 0 } text ? Markup.Of($""" <span class="handle" dir="auto">{PlainLine.Of(text)}</span>""") : Markup.Empty;
        return Markup.Of($"""
            <div class="view">
            {HtmlAvatar.Of(view.Author)}
            <div><h3><a class="by" href="{page.ToTop($"authors/{AuthorSlug.Of(view.Author)}.html")}"><bdi>{PlainLine.Of(view.Author)}</bdi></a>{handle}</h3>
            {Stance(view, prose)}<p class="evolution"><span class="label">{prose.Phrases.Evolution}</span> {Development(view.Evolution, prose)}</p></div>
            </div>

            """);
    }

    private static Markup Stance(Perspective view, HtmlProse prose) => prose.Told.Above(view) is { IsEmpty: false } above
        ? Markup.Of($"""<p class="above">{prose.Phrases.Above}&nbsp;{prose.Marks(above)}</p>{"\n"}""")
        : Quoted(prose.Told.New(view), prose);

    private static Markup Quoted(ImmutableArray<Sentence> sentences, HtmlProse prose) =>
        sentences.IsEmpty ? Markup.Empty : Markup.Of($"""<p class="prose"{prose.Attributes}>{prose.Running(sentences)}</p>{"\n"}""");

    private static Markup Development(Evolution evolution, HtmlProse prose)
    {
        var label = prose.Phrases.Develops(evolution);
        if (evolution.Sentences.IsEmpty) return Markup.Of($"{label}{prose.Phrases.Stop}");
        if (Wording.IsEarlierAndNow(evolution))
        {
            return Markup.Of($"{label}{prose.Phrases.Colon}{prose.Phrases.Earlier} <bdi>{prose.Quote(evolution.Sentences[0])}</bdi>{prose.Phrases.Comma}{prose.Phrases.Now} <bdi>{prose.Quote(evolution.Sentences[1])}</bdi>{prose.Phrases.Stop}");
        }

        return Markup.Of($"{label}{(label.Length > 0 ? prose.Phrases.Colon : "")}<bdi>{prose.Running(evolution.Sentences)}</bdi>");
    }

    private static Markup Conflict(Tension tension, HtmlProse prose)
    {
        if (tension.Sides.Length == 1) return Markup.Of($"""<div class="tension"><p{prose.Attributes}>{prose.Line(tension.Sides[0].Sentence)}</p></div>{"\n"}""");
        var sides = tension.Sides.Select(side => Markup.Of($"""
            <div class="side"><p class="who">{HtmlAvatar.Of(side.Author)} <bdi>{PlainLine.Of(side.Author)}</bdi></p><p{prose.Attributes}>{prose.Quote(side.Sentence)}</p></div>
            """));
        return Markup.Of($"""<div class="tension"><h3>{prose.Phrases.Label(tension.Kind)}</h3><div class="sides">{Markup.Join(sides)}</div></div>{"\n"}""");
    }
}
