using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>The page that compares any two versions of a thread. It holds the last change; a script compares the others.</summary>
internal sealed class HtmlCompare(HtmlFrame frame)
{
    /// <summary>The page; it lies in the thread's own folder.</summary>
    /// <param name="versions">All versions, ascending.</param>
    /// <param name="newest">The last two versions, ascending, or the only one.</param>
    public string Page(IReadOnlyList<VersionSummary> versions, IReadOnlyList<Briefing> newest)
    {
        var phrases = PhraseBook.For(newest[^1].Language);
        var words = phrases.Changes;
        var attributes = HtmlLanguage.Attributes(newest[^1].Language);
        var title = PlainLine.Of(versions[^1].Title);
        var from = versions[^Math.Min(2, versions.Count)].Version;
        var main = Markup.Of($"""
            <header class="story-head">
            <p class="kicker">{words.Changed}</p>
            <h1{attributes}>{title}</h1>
            <p class="meta"><a href="../{newest[^1].Thread.Value}.html">{phrases.Pages.Newest}</a> <a href="history.html">{words.History}</a></p>
            </header>
            <h2 class="unseen">{words.BySection}</h2>
            <div id="compare" data-versions="{versions[^1].Version}" data-chunk="{VersionStatements.PerFile}" data-same="{words.Same}" data-unchanged="{words.Unchanged}" data-added="{words.AddedMark}{phrases.Colon}" data-removed="{words.RemovedMark}{phrases.Colon}" data-failed="{words.NotLoaded}">
            <form class="choose" hidden><label>{words.ChooseFrom} {Select("from", versions, from, phrases)}</label> <label>{words.ChooseTo} {Select("to", versions, versions[^1].Version, phrases)}</label></form>
            <noscript><p class="notice">{words.NeedsScripts} <a href="history.html">{words.History}</a></p></noscript>
            <div id="difference" aria-live="polite">
            {HtmlDiff.Of(BriefingDiff.Between(newest[0], newest[^1], phrases), attributes, phrases)}</div>
            </div>

            """);
        return frame.Page($"{words.Changed}{phrases.Colon}{title}", "../../", main, new PageLook(Phrases: phrases, Head: Markup.Of($"""<script src="../../assets/compare.js" defer></script>{"\n"}""")));
    }

    private static Markup Select(string id, IReadOnlyList<VersionSummary> versions, int chosen, PhraseBook phrases) => Markup.Of($"""
        <select id="{id}">{Markup.Join(versions.Reverse().Select(version => Markup.Of($"""<option value="{version.Version}"{(version.Version == chosen ? Markup.Of($" selected") : Markup.Empty)}>{phrases.VersionOf(version.Version)}, {Wording.Minute(version.WrittenAt)}</option>""")))}</select>
        """);
}
