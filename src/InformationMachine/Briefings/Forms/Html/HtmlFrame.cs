using InformationMachine.Briefings.Phrases;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>What all pages share: the head with its content policy, the masthead, the foot.</summary>
/// <param name="site">The name of the site.</param>
internal sealed class HtmlFrame(string site)
{
    /// <summary>Nothing is loaded but the site's own style sheet, scripts and search index, from any host, prefix or disk.</summary>
    /// <param name="pictures">The one other origin that pictures may come from; null for none.</param>
    private static string Policy(string? pictures) =>
        $"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:{(pictures is null ? "" : " " + pictures)}; base-uri 'none'; form-action 'none'";

    /// <summary>A whole page.</summary>
    /// <param name="title">What the page is about; empty on the front page.</param>
    /// <param name="toTop">The relative way to the top of the site, empty or ending in a slash.</param>
    /// <param name="main">The content of the main element.</param>
    /// <param name="look">What differs from page to page around it.</param>
    public string Page(string title, string toTop, Markup main, PageLook? look = null)
    {
        var phrases = look?.Phrases ?? PhraseBook.English;
        var words = phrases.Pages;
        return new Markup().Add($"""
            <!DOCTYPE html>
            <html lang="{phrases.Language}"{(phrases.IsRightToLeft ? Markup.Of($""" dir="rtl" """) : Markup.Empty)}>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(look?.PicturesFrom)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <title>{(title.Length > 0 ? $"{title} · {site}" : site)}</title>
            <link rel="stylesheet" href="{toTop}assets/site.css">
            <link rel="icon" href="{toTop}assets/icon.svg">
            <link rel="alternate" type="application/atom+xml" title="{site}" href="{toTop}atom.xml">
            {look?.Head ?? Markup.Empty}<script src="{toTop}assets/site.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#main">{words.Skip}</a>
            <header class="masthead"><a class="brand" href="{toTop}index.html">{site}</a>{Places(toTop, look?.Place, words)}</header>
            <main id="main" class="{(look?.IsWide == true ? "wide" : "plain")}">
            {main}</main>
            <footer class="foot"><p>{(look?.IsWorded == true ? words.WordedPromise : words.Promise)} <a href="{toTop}atom.xml">{words.AtomFeed}</a></p></footer>
            </body>
            </html>

            """).ToString();
    }

    private static Markup Places(string toTop, string? here, PhrasesOfPages words)
    {
        (string Place, string File, string Name)[] places =
        [
            ("Stories", "index.html", words.Stories),
            ("Days", "days/index.html", words.Days),
            ("Authors", "authors/index.html", words.Authors),
            ("Search", "search.html", words.Search),
        ];
        var links = Markup.Join(places.Select(place => Markup.Of($"""<li><a href="{toTop}{place.File}"{(place.Place == here ? Markup.Of($""" aria-current="page" """) : Markup.Empty)}>{place.Name}</a></li>""")));
        return Markup.Of($"""<nav class="places" aria-label="{words.SiteList}"><ul>{links}</ul></nav>""");
    }
}
