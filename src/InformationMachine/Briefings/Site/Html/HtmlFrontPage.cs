using System.Runtime.CompilerServices;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Catalogue;

namespace InformationMachine.Briefings.Site.Html;

/// <summary>The front page: the stories that matter most now with what they are about, and lists of the others.</summary>
internal sealed class HtmlFrontPage(HtmlFrame frame)
{
    /// <summary>What was made of an entry before; most stories of a list are the same as last time.</summary>
    private readonly ConditionalWeakTable<FrontPageEntry, string> _cards = [];
    private readonly ConditionalWeakTable<FrontPageEntry, string> _lines = [];

    /// <summary>How many stories the front page shows.</summary>
    public const int Cards = 60;

    /// <summary>How many more the page of all stories lists before it refers to the shelves.</summary>
    public const int Lines = 300;

    /// <summary>A story is active while its latest post is at most this much older than the freshest story's.</summary>
    private static readonly TimeSpan Active = TimeSpan.FromDays(7);

    /// <summary>The front page.</summary>
    public string Page(StoryRecord record)
    {
        var stories = record.First.Items.Take(Cards).ToList();
        var freshest = stories.Count > 0 ? stories.Max(story => story.UpdatedAt) : default;
        var active = stories.Where(story => story.IsPinned || freshest - story.UpdatedAt <= Active).ToList();
        var count = record.Count();
        var more = count > Cards ? Markup.Of($"""<p class="more"><a href="all.html">All {Wording.Count(count, "story", "stories")}</a></p>{"\n"}""") : Markup.Empty;
        var main = Markup.Of($"""
            <header class="front-head">
            <h1>Stories</h1>
            <p class="meta"><span>{Wording.Count(count, "story", "stories")}</span> <span>the most important and freshest first</span>{(stories.Count > 0 ? Markup.Of($""" <span>latest post {HtmlTime.Minute(freshest)}</span>""") : Markup.Empty)}</p>
            </header>
            {Cardlist(active)}{Quiet([.. stories.Except(active)])}{more}
            """);
        return frame.Page("", "", main, new PageLook("Stories") { Head = Markup.Of($"""<link rel="alternate" type="text/markdown" href="index.md">{"\n"}""") });
    }

    /// <summary>The page of all stories: the first few hundred, a line each, and the shelves of all.</summary>
    public string AllPage(StoryRecord record)
    {
        var shelves = Markup.Join(record.Shelves.Reverse().Select(shelf => Markup.Of($"""<li><a href="stories/{shelf.Key}.html">{Range(shelf.Key)}</a> <span class="count">{shelf.Value}</span></li>""")));
        var main = Markup.Of($"""
            <header class="front-head"><h1>All stories</h1><p class="meta"><span>{Wording.Count(record.Count(), "story", "stories")}</span></p></header>
            {LineList(record.First.Items.Take(Cards + Lines), "")}
            <section class="shelves" aria-labelledby="shelves"><h2 id="shelves">By number</h2><ul>{shelves}</ul></section>

            """);
        return frame.Page("All stories", "", main, new PageLook("Stories"));
    }

    /// <summary>The page of a shelf, in the order in which its stories began.</summary>
    public string ShelfPage(int shelf, IReadOnlyList<FrontPageEntry> stories)
    {
        var main = Markup.Of($"""
            <header class="front-head"><p class="kicker"><a href="../all.html">All stories</a></p><h1>{Range(shelf)}</h1></header>
            {LineList(stories, "../")}

            """);
        return frame.Page(Range(shelf), "../", main, new PageLook("Stories"));
    }

    private static string Range(int shelf) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Stories {((shelf - 1) * Shelf.Size) + 1} to {shelf * Shelf.Size}");

    private Markup Cardlist(List<FrontPageEntry> stories)
    {
        if (stories.Count == 0) return Markup.Of($"""<p class="empty">No story has a briefing yet. One is written as soon as two posts tell the same story.</p>{"\n"}""");
        return Markup.Of($"""<ol class="cards">{"\n"}{Markup.Join(stories.Select(story => Markup.Trusted(_cards.GetValue(story, entry => Card(entry).ToString()))))}</ol>{"\n"}""");
    }

    private Markup Quiet(List<FrontPageEntry> stories) =>
        stories.Count == 0 ? Markup.Empty : Markup.Of($"""<section class="quiet" aria-labelledby="quiet"><h2 id="quiet">Quiet for a week</h2>{LineList(stories, "")}</section>{"\n"}""");

    private Markup LineList(IEnumerable<FrontPageEntry> stories, string toTop) => Markup.Of($"""
        <ol class="lines">
        {Markup.Join(stories.Select(story => Markup.Of($"""<li><a href="{toTop}{Markup.Trusted(_lines.GetValue(story, entry => Line(entry).ToString()))}""")))}</ol>
        """);

    /// <summary>A line from the way to the thread's page on, which differs from list to list.</summary>
    private static Markup Line(FrontPageEntry story) => Markup.Of($"""
        threads/{story.Thread}.html"{HtmlLanguage.Attributes(story.Language)}>{story.Title}</a> <span class="meta"><span>{Wording.Posts(story.Posts)}</span> {HtmlTime.Day(story.UpdatedAt)}</span></li>

        """);

    private static Markup Card(FrontPageEntry story)
    {
        var attributes = HtmlLanguage.Attributes(story.Language);
        var teaser = story.Teaser.Length > 0 ? Markup.Of($"""<p class="teaser"{attributes}>{story.Teaser}</p>{"\n"}""") : Markup.Empty;
        return Markup.Of($"""
            <li class="card" data-story="{story.Thread}" data-version="{story.Version}" data-language="{story.Language ?? ""}" data-sources="{story.Sources}" data-tags="{string.Join('|', story.Tags)}">
            <h2><a href="threads/{story.Thread}.html"{attributes}>{story.Title}</a></h2>
            {teaser}<p class="why" title="Importance {Wording.Number((int)story.Importance)} of 100">{story.Why}</p>
            <div class="card-foot">
            <p class="authors">{Markup.Join(story.Authors.Select(HtmlAvatar.Of))}<span>{Markup.Join(Names(story))}</span></p>
            <p class="meta">{Badges(story)}<span class="version">{Wording.Version(story.Version)}</span> <span>{Wording.Posts(story.Posts)}</span> <span>{HtmlTime.Minute(story.UpdatedAt)}</span></p>
            {HtmlSparkline.Of(story.Rhythm, PhraseBook.English)}
            </div>
            </li>

            """);
    }

    private static Markup Badges(FrontPageEntry story) => new Markup()
        .Add($"{(story.IsPinned ? Markup.Of($"""<span class="tag">Pinned</span> """) : Markup.Empty)}")
        .Add($"{(story.Sources == 1 ? Markup.Of($"""<span class="tag">Single source</span> """) : Markup.Empty)}")
        .Add($"{(story.Tensions > 0 ? Markup.Of($"""<span class="tag">{Wording.Count(story.Tensions, "contradiction", "contradictions")}</span> """) : Markup.Empty)}");

    private static IEnumerable<Markup> Names(FrontPageEntry story)
    {
        for (var i = 0; i < story.Authors.Length; i++)
        {
            yield return Markup.Of($"{(i > 0 ? ", " : "")}<bdi>{story.Authors[i]}</bdi>");
        }

        if (story.AuthorCount > story.Authors.Length) yield return Markup.Of($" and {story.AuthorCount - story.Authors.Length} more");
    }
}
