using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Rendering.Html;

/// <summary>The page that lists a thread's versions, newest first, with what changed in each.</summary>
internal static class HtmlHistory
{
    /// <summary>Older versions are listed without their changes, so that a long history does not cost more with every version.</summary>
    public const int ComparedVersions = 40;

    /// <summary>The page; it lies in the thread's own folder.</summary>
    /// <param name="versions">All versions, ascending.</param>
    /// <param name="newest">The last versions in full, ascending; at most one more than are compared.</param>
    public static string Page(IReadOnlyList<VersionSummary> versions, IReadOnlyList<Briefing> newest)
    {
        var title = PlainLine.Of(versions[^1].Title);
        var attributes = HtmlLanguage.Attributes(newest[^1].Language);
        var full = newest.ToDictionary(briefing => briefing.Version);
        var items = Markup.Join(versions.Reverse().Select(version => Item(version, full, attributes)));
        var main = Markup.Of($"""
            <header class="story-head">
            <p class="kicker">History</p>
            <h1{attributes}>{title}</h1>
            <p class="meta"><span>{Wording.Count(versions.Count, "version", "versions")}</span> <a href="../{newest[^1].Thread.Value}.html">Read the newest</a></p>
            </header>
            <ol class="history" reversed>
            {items}</ol>

            """);
        return HtmlFrame.Page($"History of {title} · {Wording.Site}", "../../", main);
    }

    private static Markup Item(VersionSummary version, Dictionary<int, Briefing> full, Markup attributes) => Markup.Of($"""
        <li id="v{version.Version}">
        <h2><a href="v{version.Version}.html">{Wording.Version(version.Version)}</a> <span class="why">{Wording.Reason(version.Version, version.Reason)}</span></h2>
        <p class="meta"><span>{HtmlTime.Minute(version.WrittenAt)}</span> <span>{Wording.Items(version.PostCount)}</span></p>
        {Changes(version.Version, full, attributes)}</li>

        """);

    private static Markup Changes(int version, Dictionary<int, Briefing> full, Markup attributes)
    {
        if (!full.TryGetValue(version, out var newer) || !full.TryGetValue(version - 1, out var older)) return Markup.Empty;
        var sections = BriefingDiff.Between(older, newer);
        return sections.IsEmpty
            ? Markup.Of($"""<p class="empty">The same statements as in the version before.</p>{"\n"}""")
            : Markup.Join(sections.Select(section => Section(section, attributes)));
    }

    private static Markup Section(SectionDiff section, Markup attributes)
    {
        var lines = Markup.Join(section.Lines.Where(line => line.Change != DiffChange.Same).Select(line => Line(line, attributes)));
        return Markup.Of($"""<section class="diff"><h3>{section.Section}{Kept(section.Lines)}</h3><ul>{lines}</ul></section>{"\n"}""");
    }

    private static Markup Line(DiffLine line, Markup attributes) => line.Change == DiffChange.Added
        ? Markup.Of($"""<li class="added"><span class="unseen">Added: </span><ins{attributes}>{line.Text}</ins></li>""")
        : Markup.Of($"""<li class="removed"><span class="unseen">Removed: </span><del{attributes}>{line.Text}</del></li>""");

    private static Markup Kept(ImmutableArray<DiffLine> lines)
    {
        var same = lines.Count(line => line.Change == DiffChange.Same);
        return same == 0 ? Markup.Empty : Markup.Of($""" <span class="kept">{same} unchanged</span>""");
    }
}
