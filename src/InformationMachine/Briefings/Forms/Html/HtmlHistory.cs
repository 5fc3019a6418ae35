using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>The page that lists a thread's versions, newest first, with what changed in each.</summary>
internal sealed class HtmlHistory(HtmlFrame frame)
{
    /// <summary>Older versions are listed without their changes, so that a long history does not cost more with every version.</summary>
    public const int ComparedVersions = 40;

    /// <summary>The page; it lies in the thread's own folder.</summary>
    /// <param name="versions">All versions, ascending.</param>
    /// <param name="newest">The last versions in full, ascending; at most one more than are compared.</param>
    public string Page(IReadOnlyList<VersionSummary> versions, IReadOnlyList<Briefing> newest)
    {
        var title = PlainLine.Of(versions[^1].Title);
        var phrases = PhraseBook.For(newest[^1].Language);
        var attributes = HtmlLanguage.Attributes(newest[^1].Language);
        var full = newest.ToDictionary(briefing => briefing.Version);
        var items = Markup.Join(versions.Reverse().Select(version => Item(version, full, attributes, phrases)));
        var main = Markup.Of($"""
            <header class="story-head">
            <p class="kicker">{phrases.Changes.History}</p>
            <h1{attributes}>{title}</h1>
            <p class="meta"><span>{phrases.VersionsOf(versions.Count)}</span> <a href="../{newest[^1].Thread.Value}.html">{phrases.Pages.Newest}</a> <a href="compare.html">{phrases.Changes.CompareAny}</a> <a href="history.md">Markdown</a> <a href="atom.xml">{phrases.Pages.AtomFeed}</a></p>
            </header>
            <ol class="history" reversed>
            {items}</ol>

            """);
        return frame.Page($"{phrases.Changes.History}{phrases.Colon}{title}", "../../", main, new PageLook(Phrases: phrases));
    }

    private static Markup Item(VersionSummary version, Dictionary<int, Briefing> full, Markup attributes, PhraseBook phrases) => Markup.Of($"""
        <li id="v{version.Version}">
        <h2><a href="v{version.Version}.html">{phrases.VersionOf(version.Version)}</a> <span class="why">{phrases.Reason(version.Version, version.Reason)}</span></h2>
        <p class="meta"><span>{HtmlTime.Minute(version.WrittenAt)}</span> <span>{phrases.ItemsOf(version.PostCount)}</span></p>
        {Changes(version.Version, full, attributes, phrases)}</li>

        """);

    private static Markup Changes(int version, Dictionary<int, Briefing> full, Markup attributes, PhraseBook phrases)
    {
        if (!full.TryGetValue(version, out var newer) || !full.TryGetValue(version - 1, out var older)) return Markup.Empty;
        return HtmlDiff.Of(BriefingDiff.Between(older, newer, phrases), attributes, phrases);
    }
}
