using InformationMachine.Briefings.Forms.Html;

namespace InformationMachine.Briefings.Site.Html;

/// <summary>The page of the search, which a script fills from the index beside it.</summary>
internal static class HtmlSearch
{
    public static string Page(HtmlFrame frame) => frame.Page("Search", "", Markup.Of($"""
        <header class="front-head"><h1>Search</h1></header>
        <div class="search" role="search">
        <label for="query" class="unseen">Words in titles, texts and names</label>
        <input type="search" id="query" placeholder="Words, names, figures" autocomplete="off" spellcheck="false" maxlength="200">
        </div>
        <p id="found" class="meta" role="status"></p>
        <ol id="results" class="lines results"></ol>
        <p class="more" id="older" hidden><button type="button">Search older stories</button></p>
        <noscript><p class="notice">Search needs scripts. Without them, <a href="all.html">all stories</a> are listed by number.</p></noscript>

        """), new PageLook("Search", Markup.Of($"""<script src="assets/search.js" defer></script>{"\n"}""")));
}
