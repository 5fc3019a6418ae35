using System.Globalization;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Site.Mail;

/// <summary>A digest for mail programs: one column, styles on the elements, since many drop a style sheet; no script, no picture.</summary>
internal sealed class DigestHtml(SiteOptions options)
{
    private const string Serif = "font-family:Georgia,'Times New Roman',serif;";
    private const string Sans = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

    public string Render(Digest digest) => new Markup().Add($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{options.Title}: {Wording.Day(digest.Day)}</title>
        </head>
        <body style="margin:0;padding:24px 16px;">
        <div style="max-width:600px;margin:0 auto;{Sans}font-size:16px;line-height:1.5;">
        <p style="margin:0 0 4px;font-size:14px;font-weight:600;">{options.Title}</p>
        <h1 style="margin:0;{Serif}font-size:28px;line-height:1.2;">{Wording.LongDay(digest.Day)}</h1>
        <p style="margin:8px 0 24px;font-size:14px;opacity:.75;">{digest.Summary()}</p>
        {Markup.Join(digest.Stories.Select(Story))}{Others(digest)}<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #88888866;font-size:13px;opacity:.75;">{Wording.Promise}</p>
        </div>
        </body>
        </html>

        """).ToString();

    private Markup Story(DayStory story) => Markup.Of($"""
        <div style="padding:20px 0;border-top:1px solid #88888866;">
        <h2{HtmlLanguage.Attributes(story.Language)} style="margin:0 0 4px;{Serif}font-size:20px;line-height:1.3;">{Linked($"threads/{story.Thread.ToString(CultureInfo.InvariantCulture)}.html", story.Title)}</h2>
        <p style="margin:0 0 10px;font-size:13px;opacity:.75;">{story.Moved}</p>
        <ul style="margin:0;padding:0 0 0 20px;{Serif}">{Markup.Join(story.News.Select(sentence => News(story, sentence)))}{Markup.Join(story.Developments.Select(line => Markup.Of($"""<li{HtmlLanguage.Attributes(story.Language)} style="margin:0 0 6px;">{line}</li>{"\n"}""")))}</ul>
        </div>

        """);

    private Markup News(DayStory story, Sentence sentence) =>
        Markup.Of($"""<li{HtmlLanguage.Attributes(story.Language)} style="margin:0 0 6px;">{Spoken.Line(sentence, PhraseBook.For(story.Language))} {Markup.Join(sentence.Citations.Select(number => Cited(story, number)))}</li>{"\n"}""");

    private Markup Cited(DayStory story, int number) =>
        Linked(string.Create(CultureInfo.InvariantCulture, $"threads/{story.Thread}/v{story.Version}.html#source-{number}"), string.Create(CultureInfo.InvariantCulture, $"[{number}]"));

    private Markup Others(Digest digest)
    {
        var day = Linked($"days/{Wording.Day(digest.Day)}.html", "The whole day");
        var more = digest.Others > 0 ? $"{Wording.Count(digest.Others, "more story moved", "more stories moved")}. " : "";
        return more.Length == 0 && options.BaseUrl.Length == 0 ? Markup.Empty : Markup.Of($"""<p style="margin:20px 0 0;padding-top:20px;border-top:1px solid #88888866;">{more}{(options.BaseUrl.Length > 0 ? day : Markup.Empty)}</p>{"\n"}""");
    }

    private Markup Linked(string file, string text) =>
        options.Absolute(file) is { } address ? Markup.Of($"""<a href="{address}">{text}</a>""") : Markup.Of($"{text}");
}
