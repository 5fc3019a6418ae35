namespace InformationMachine.Briefings.Rendering.Html;

/// <summary>The front page: the freshest stories with what they are about, and a list of the older ones.</summary>
internal static class HtmlFrontPage
{
    /// <summary>How many stories are shown in full; the others are a line each on a page of their own.</summary>
    public const int Cards = 60;

    /// <summary>The front page.</summary>
    /// <param name="entries">All stories, freshest first.</param>
    public static string Page(IReadOnlyList<(int Thread, FrontPageEntry Entry)> entries)
    {
        var cards = Markup.Join(entries.Take(Cards).Select(item => Card(item.Thread, item.Entry)));
        var list = cards.IsEmpty
            ? Markup.Of($"""<p class="empty">No story has a briefing yet. One is written as soon as two posts tell the same story.</p>{"\n"}""")
            : Markup.Of($"""<ol class="cards">{"\n"}{cards}</ol>{"\n"}""");
        var more = entries.Count > Cards
            ? Markup.Of($"""<p class="more"><a href="all.html">All {Wording.Count(entries.Count, "story", "stories")}</a></p>{"\n"}""")
            : Markup.Empty;
        var main = Markup.Of($"""
            <header class="front-head">
            <h1>Stories</h1>
            <p class="meta"><span>{Wording.Count(entries.Count, "story", "stories")}</span> <span>freshest first</span></p>
            </header>
            {list}{more}
            """);
        return HtmlFrame.Page(Wording.Site, "", main);
    }

    /// <summary>The page of all stories, a line each.</summary>
    public static string AllPage(IReadOnlyList<(int Thread, FrontPageEntry Entry)> entries)
    {
        var lines = Markup.Join(entries.Select(item => Markup.Of($"""
            <li><a href="threads/{item.Thread}.html"{HtmlLanguage.Attributes(item.Entry.Language)}>{item.Entry.Title}</a> <span class="meta">{HtmlTime.Day(item.Entry.UpdatedAt)}</span></li>

            """)));
        var main = Markup.Of($"""
            <header class="front-head"><h1>All stories</h1></header>
            <ol class="lines">
            {lines}</ol>

            """);
        return HtmlFrame.Page($"All stories · {Wording.Site}", "", main);
    }

    private static Markup Card(int thread, FrontPageEntry entry)
    {
        var attributes = HtmlLanguage.Attributes(entry.Language);
        var teaser = entry.Teaser.Length > 0 ? Markup.Of($"""<p class="teaser"{attributes}>{entry.Teaser}</p>{"\n"}""") : Markup.Empty;
        return Markup.Of($"""
            <li class="card">
            <h2><a href="threads/{thread}.html"{attributes}>{entry.Title}</a></h2>
            {teaser}<div class="card-foot">
            <p class="authors">{Markup.Join(entry.Authors.Select(HtmlAvatar.Of))}<span>{Markup.Join(Names(entry))}</span></p>
            <p class="meta"><span class="version">{Wording.Version(entry.Version)}</span> <span>{Wording.Posts(entry.Posts)}</span> <span>{HtmlTime.Minute(entry.UpdatedAt)}</span></p>
            {HtmlSparkline.Of(entry.Rhythm)}
            </div>
            </li>

            """);
    }

    private static IEnumerable<Markup> Names(FrontPageEntry entry)
    {
        for (var i = 0; i < entry.Authors.Length; i++)
        {
            yield return Markup.Of($"{(i > 0 ? ", " : "")}<bdi>{entry.Authors[i]}</bdi>");
        }

        if (entry.AuthorCount > entry.Authors.Length) yield return Markup.Of($" and {entry.AuthorCount - entry.Authors.Length} more");
    }
}
