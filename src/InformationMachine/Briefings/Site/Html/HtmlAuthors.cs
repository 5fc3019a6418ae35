using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Site.Html;

/// <summary>An author's views, story by story and over time, and the list of authors.</summary>
internal sealed class HtmlAuthors(HtmlFrame frame)
{
    private const string ToTop = "../";

    /// <summary>A control character, which no text of a page holds.</summary>
    private const char Place = '\u0001';

    private static readonly Markup ItemsHere = Markup.Trusted(Place.ToString());

    /// <summary>What was made of an author's line before; most are the same as last time.</summary>
    private readonly ConditionalWeakTable<AuthorLine, string> _lines = [];

    /// <summary>The list, the one with the newest view first; it lies in <c>authors/</c>.</summary>
    public string ListPage(IReadOnlyList<AuthorLine> authors)
    {
        var lines = Markup.Trusted(string.Concat(authors.Select(author => _lines.GetValue(author, line => Line(line).ToString()))));
        var body = lines.IsEmpty ? Markup.Of($"""<p class="empty">{Wording.Empty(Wording.Perspectives)}</p>{"\n"}""") : Markup.Of($"""<ul class="people">{"\n"}{lines}</ul>{"\n"}""");
        var main = Markup.Of($"""
            <header class="front-head"><h1>Authors</h1><p class="meta"><span>who says what, the latest first</span></p></header>
            {body}
            """);
        return frame.Page("Authors", ToTop, main, new PageLook("Authors"));
    }

    private static Markup Line(AuthorLine author) => Markup.Of($"""
        <li>{HtmlAvatar.Of(author.Name)}<div><a href="{author.Slug}.html"><bdi>{author.Name}</bdi></a>{Handle(author.Handle)}<p class="meta"><span>{Wording.Count(author.Stories, "story", "stories")}</span> <span>last {HtmlTime.Day(author.LatestAt)}</span></p><p class="last" dir="auto">{author.LatestTitle}</p></div></li>

        """);

    /// <summary>An author's page; it lies in <c>authors/</c>.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Page(string slug, AuthorRecord author, AuthorShelves stories)
    {
        var older = Markup.Join(author.Older.Reverse().Select(shelf => Markup.Of($"""<li><a href="{slug}.{shelf.Key}.html">Stories {((shelf.Key - 1) * Shelf.Size) + 1} to {shelf.Key * Shelf.Size}</a> <span class="count">{shelf.Value}</span></li>""")));
        var main = Markup.Of($"""
            {Head(author, Markup.Of($"""<p class="meta"><span>{Wording.Count(stories.Count, "story", "stories")}</span></p>"""))}
            {ItemsHere}
            {(older.IsEmpty ? Markup.Empty : Markup.Of($"""<section class="shelves" aria-labelledby="older"><h2 id="older">Older stories</h2><ul>{older}</ul></section>"""))}

            """);
        return With(frame.Page(author.Name, ToTop, main, new PageLook("Authors")), stories.Latest.Items);
    }

    /// <summary>An author's older stories of one shelf; it lies beside the author's page.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> ShelfPage(AuthorRecord author, IReadOnlyList<AuthorItem> stories)
    {
        var main = Markup.Of($"""
            {Head(author, Markup.Of($"""<p class="meta"><span>{Wording.Count(stories.Count, "older story", "older stories")}</span></p>"""))}
            {ItemsHere}

            """);
        return With(frame.Page(author.Name, ToTop, main, new PageLook("Authors")), stories.OrderByDescending(story => story.Rank));
    }

    /// <summary>A story as it stands on the author's pages.</summary>
    public static AuthorItem Item(AuthorStory story) => new AuthorItem(story.Thread, story.Views[0].WrittenAt, story.Title).With(Story(story).ToString());

    /// <summary>A page with its items, which go in as the bytes they are.</summary>
    private static IReadOnlyList<ReadOnlyMemory<byte>> With(string page, IEnumerable<AuthorItem> items)
    {
        var at = page.IndexOf(Place, StringComparison.Ordinal);
        return [Encoding.UTF8.GetBytes(page[..at]), .. items.Select(item => item.Markup), Encoding.UTF8.GetBytes(page[(at + 1)..])];
    }

    private static Markup Head(AuthorRecord author, Markup meta) => Markup.Of($"""
        <header class="author-head">{HtmlAvatar.Of(author.Name)}<div><h1><bdi>{author.Name}</bdi></h1>{Handle(author.Handle)}{meta}</div></header>
        """);

    private static Markup Handle(string? handle) => PlainLine.Of(handle) is { Length: > 0 } text ? Markup.Of($""" <span class="handle" dir="auto">{text}</span>""") : Markup.Empty;

    private static Markup Story(AuthorStory story)
    {
        var attributes = HtmlLanguage.Attributes(story.Language);
        return Markup.Of($"""
            <section class="author-story">
            <h2><a href="{ToTop}threads/{story.Thread}.html"{attributes}>{story.Title}</a></h2>
            <p class="meta"><span>{Wording.Posts(story.Posts)}</span> <span>{Wording.Count(story.Views.Length, "view", "views")}</span></p>
            <ol class="rail">{Markup.Join(story.Views.Select(view => View(story, view, attributes)))}</ol>
            </section>

            """);
    }

    private static Markup View(AuthorStory story, AuthorView view, Markup attributes)
    {
        var version = $"{ToTop}threads/{story.Thread.ToString(CultureInfo.InvariantCulture)}/v{view.Version.ToString(CultureInfo.InvariantCulture)}.html";
        var point = view.Evolution.Kind == EvolutionKind.Consistent || Wording.IsEarlierAndNow(view.Evolution) ? [] : view.Evolution.Sentences;
        var stance = Markup.Join(view.Stance.Concat(point.Where(sentence => view.Stance.All(other => other.Text != sentence.Text))).Select(sentence => Markup.Of($"{Cited(sentence, version, PhraseBook.For(story.Language))} ")));
        return Markup.Of($"""<li><p class="day">{HtmlTime.Day(view.WrittenAt)} <a href="{version}">{Wording.Version(view.Version)}</a> <span class="tag">{Wording.Label(view.Evolution.Kind)}</span></p>{(stance.IsEmpty ? Markup.Empty : Markup.Of($"<p{attributes}>{stance}</p>"))}{Change(view.Evolution, version, attributes)}</li>{"\n"}""");
    }

    private static Markup Change(Evolution evolution, string version, Markup attributes)
    {
        if (!Wording.IsEarlierAndNow(evolution)) return Markup.Empty;
        return Markup.Of($"""<p class="evolution"{attributes}>Earlier <q>{Cited(evolution.Sentences[0], version, PhraseBook.English)}</q> Now <q>{Cited(evolution.Sentences[1], version, PhraseBook.English)}</q></p>""");
    }

    private static Markup Cited(Sentence sentence, string version, PhraseBook phrases) =>
        Markup.Of($"""{Spoken.Line(sentence, phrases)}&nbsp;<span class="marks">{Markup.Join(sentence.Citations.Select(number => Markup.Of($"""<span class="cite"><a href="{version}#source-{number}" aria-label="Source {number}">[{number}]</a></span>""")))}</span>""");
}
