namespace InformationMachine.Briefings.Rendering.Html;

/// <summary>What all pages share: the head with its content policy, the masthead, the foot.</summary>
internal static class HtmlFrame
{
    /// <summary>Nothing is loaded but the site's own style sheet and search, from any host, prefix or disk.</summary>
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

    /// <summary>A whole page.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="toTop">The relative way to the top of the site, empty or ending in a slash.</param>
    /// <param name="main">The content of the main element.</param>
    /// <param name="head">What else belongs into the head.</param>
    /// <param name="wide">True where the page brings its own columns.</param>
    public static string Page(string title, string toTop, Markup main, Markup? head = null, bool wide = false) => new Markup().Add($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="robots" content="noindex">
        <title>{title}</title>
        <link rel="stylesheet" href="{toTop}assets/site.css">
        <link rel="icon" href="data:,">
        {head ?? Markup.Empty}</head>
        <body>
        <a class="skip" href="#main">Skip to the text</a>
        <header class="masthead"><a class="brand" href="{toTop}index.html">{Wording.Site}</a></header>
        <main id="main" class="{(wide ? "wide" : "plain")}">
        {main}</main>
        <footer class="foot"><p>Every sentence is taken from the posts it cites. The words around them (headings, labels, counts, dates) are the machine’s.</p></footer>
        </body>
        </html>

        """).ToString();
}
