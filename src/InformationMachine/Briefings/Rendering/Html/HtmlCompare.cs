using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Rendering.Html;

/// <summary>The page that compares any two versions of a thread. It holds the last change; a script compares the others.</summary>
internal sealed class HtmlCompare(HtmlFrame frame)
{
    /// <summary>The page; it lies in the thread's own folder.</summary>
    /// <param name="versions">All versions, ascending.</param>
    /// <param name="newest">The last two versions, ascending, or the only one.</param>
    public string Page(IReadOnlyList<VersionSummary> versions, IReadOnlyList<Briefing> newest)
    {
        var attributes = HtmlLanguage.Attributes(newest[^1].Language);
        var title = PlainLine.Of(versions[^1].Title);
        var from = versions[^Math.Min(2, versions.Count)].Version;
        var main = Markup.Of($"""
            <header class="story-head">
            <p class="kicker">What changed</p>
            <h1{attributes}>{title}</h1>
            <p class="meta"><a href="../{newest[^1].Thread.Value}.html">Read the newest</a> <a href="history.html">{Wording.History}</a></p>
            </header>
            <h2 class="unseen">Changes by section</h2>
            <div id="compare" data-versions="{versions[^1].Version}" data-chunk="{VersionStatements.PerFile}">
            <form class="choose" hidden><label>From {Select("from", versions, from)}</label> <label>to {Select("to", versions, versions[^1].Version)}</label></form>
            <noscript><p class="notice">This is the last change. Comparing other versions needs scripts; the <a href="history.html">history</a> shows every change without.</p></noscript>
            <div id="difference" aria-live="polite">
            {HtmlDiff.Of(BriefingDiff.Between(newest[0], newest[^1]), attributes)}</div>
            </div>

            """);
        return frame.Page($"What changed in {title}", "../../", main, new PageLook(Head: Markup.Of($"""<script src="../../assets/compare.js" defer></script>{"\n"}""")));
    }

    private static Markup Select(string id, IReadOnlyList<VersionSummary> versions, int chosen) => Markup.Of($"""
        <select id="{id}">{Markup.Join(versions.Reverse().Select(version => Markup.Of($"""<option value="{version.Version}"{(version.Version == chosen ? Markup.Of($" selected") : Markup.Empty)}>{Wording.Version(version.Version)}, {Wording.Minute(version.WrittenAt)}</option>""")))}</select>
        """);
}
