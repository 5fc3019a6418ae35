using System.Globalization;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Briefings.Site.Mail;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Site.Html;

/// <summary>What happened on a day, its digest, and the list of days.</summary>
internal sealed class HtmlDays(HtmlFrame frame, DigestMail mail)
{
    /// <summary>The list, the newest day first; it lies in <c>days/</c>.</summary>
    public string ListPage(IReadOnlyList<DayLine> days)
    {
        var lines = Markup.Join(days.Select(day => Markup.Of($"""
            <li><p class="day"><a href="{Wording.Day(day.Day)}.html">{HtmlTime.LongDay(day.Day)}</a></p><p class="titles" dir="auto">{string.Join(" · ", day.Titles)}</p><p class="meta"><span>{Wording.Count(day.Stories, "story", "stories")}</span> <a href="../digests/{Wording.Day(day.Day)}.html">digest</a></p></li>

            """)));
        var body = lines.IsEmpty ? Markup.Of($"""<p class="empty">No day has a story yet.</p>{"\n"}""") : Markup.Of($"""<ol class="rail days">{"\n"}{lines}</ol>{"\n"}""");
        var main = Markup.Of($"""
            <header class="front-head"><h1>Days</h1><p class="meta"><span>what moved when, by the UTC day</span></p></header>
            {body}
            """);
        return frame.Page("Days", "../", main, new PageLook("Days"));
    }

    /// <summary>A day's page; it lies in <c>days/</c>.</summary>
    public string Page(DayRecord record)
    {
        var day = Wording.Day(record.Day);
        var main = Markup.Of($"""
            <header class="front-head">
            <p class="kicker"><a href="index.html">Days</a></p>
            <h1>{HtmlTime.LongDay(record.Day)}</h1>
            <p class="meta"><span>{Wording.Count(record.Count(), "story", "stories")} moved</span> <a href="../digests/{day}.html">digest</a></p>
            </header>
            {Stories(record.First.Items, record.Others.Count)}
            """);
        return frame.Page(day, "../", main, new PageLook("Days"));
    }

    /// <summary>A day's digest; it lies in <c>digests/</c>.</summary>
    public string DigestPage(DayRecord record)
    {
        var digest = Digest.Of(record);
        var day = Wording.Day(record.Day);
        var main = Markup.Of($"""
            <header class="front-head">
            <p class="kicker">Daily digest</p>
            <h1>{HtmlTime.LongDay(record.Day)}</h1>
            <p class="meta"><span>{digest.Summary()}</span> <a href="../days/{day}.html">the whole day</a> <a href="{day}.eml">as e-mail</a></p>
            </header>
            {Stories(digest.Stories, digest.Others)}
            """);
        return frame.Page($"Digest of {day}", "../", main, new PageLook("Days"));
    }

    /// <summary>A day's digest as an e-mail.</summary>
    public string Mail(DayRecord record) => mail.Render(Digest.Of(record));

    private static Markup Stories(IReadOnlyCollection<DayStory> stories, int others)
    {
        var more = others > 0 ? Markup.Of($"""<p class="more">{Wording.Count(others, "more story moved", "more stories moved")}.</p>{"\n"}""") : Markup.Empty;
        return Markup.Of($"""<ol class="cards">{"\n"}{Markup.Join(stories.Select(Story))}</ol>{"\n"}{more}""");
    }

    private static Markup Story(DayStory story)
    {
        var attributes = HtmlLanguage.Attributes(story.Language);
        var version = string.Create(CultureInfo.InvariantCulture, $"../threads/{story.Thread}/v{story.Version}.html");
        var compare = story.VersionBefore == 0 ? Markup.Empty : Markup.Of($""" <a href="../threads/{story.Thread}/compare.html#{story.VersionBefore}-{story.Version}">see what changed</a>""");
        return Markup.Of($"""
            <li class="moved">
            <h2><a href="../threads/{story.Thread}.html"{attributes}>{story.Title}</a></h2>
            <p class="meta"><span>{story.Moved}</span>{compare}</p>
            <ul class="news">{Markup.Join(story.News.Select(sentence => News(sentence, version, attributes, PhraseBook.For(story.Language))))}{Markup.Join(story.Developments.Select(line => Markup.Of($"<li{attributes}>{line}</li>")))}</ul>
            </li>

            """);
    }

    private static Markup News(Sentence sentence, string version, Markup attributes, PhraseBook phrases) =>
        Markup.Of($"""<li{attributes}>{Spoken.Line(sentence, phrases)}&nbsp;<span class="marks">{Markup.Join(sentence.Citations.Select(number => Markup.Of($"""<span class="cite"><a href="{version}#source-{number}" aria-label="Source {number}">[{number}]</a></span>""")))}</span></li>""");
}
