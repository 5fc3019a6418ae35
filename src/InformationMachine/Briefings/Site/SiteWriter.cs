using System.Collections.Immutable;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Site.Html;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Site;

/// <summary>
/// Writes the pages of a thread, for a site that works from disk, from any web server and below any path: all links are relative.
/// <c>threads/N.html .md .txt .json .svg</c> show the newest version, <c>threads/N/vK.html .json</c> one version for ever,
/// <c>threads/N/history.html .md</c> what changed, <c>threads/N/compare.html</c> any two versions, <c>threads/N/atom.xml</c> the newest.
/// </summary>
internal sealed class SiteWriter
{
    private const int FeedEntries = 20;

    private readonly string _site;
    private readonly IBriefingRenderer _html;
    private readonly IBriefingRenderer _json;
    private readonly HtmlHistory _history;
    private readonly HtmlCompare _compare;
    private readonly HtmlForward _forward;
    private readonly AtomFeed _feed;
    private readonly ImmutableArray<IBriefingRenderer> _forms;

    public SiteWriter(string site, SiteOptions options, Guid file, IBriefingRenderer json)
    {
        var frame = new HtmlFrame(options.Title);
        (_site, _json, _html) = (site, json, new HtmlRenderer(frame));
        (_history, _compare, _forward, _feed) = (new HtmlHistory(frame), new HtmlCompare(frame), new HtmlForward(frame), new AtomFeed(options, file));
        // The page comes last: it names the others.
        _forms = [new MarkdownRenderer(), new PlainTextRenderer(options.Title), json, new SvgRenderer(), _html];
    }

    /// <summary>Writes the pages of a thread and returns how many files.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="briefings">All its versions, ascending, at least one.</param>
    /// <param name="again">True writes the pages of known versions again.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <param name="wording">A model's wording of the newest version, for its page; the pages of versions stay as they were written.</param>
    /// <param name="picture">The picture at the head of its page.</param>
    public async Task<int> WriteThreadAsync(StoryThread thread, IReadOnlyList<Briefing> briefings, bool again, CancellationToken cancellationToken, ModelWording? wording = null, StoryPicture? picture = null)
    {
        var page = new BriefingPage(thread, briefings[^1], [.. briefings.Select(VersionSummary.Of)]) { Wording = wording, Picture = picture };
        var written = await WriteVersionsAsync(page, briefings, again, cancellationToken);
        foreach (var form in _forms)
        {
            await SiteFile.WriteAsync(Path.Combine(_site, "threads", $"{thread.Id}.{form.Extension}"), form.Render(page), cancellationToken);
        }

        return written + _forms.Length;
    }

    /// <summary>Lets a merged thread's page, other forms and feed lead to the survivor; what was written of it stays readable in its folder, version by version.</summary>
    public async Task<int> WriteForwardAsync(StoryThread from, MovedStory moved, IReadOnlyList<Briefing> briefings, CancellationToken cancellationToken)
    {
        var page = new BriefingPage(from, briefings[^1], [.. briefings.Select(VersionSummary.Of)]);
        var written = await WriteVersionsAsync(page, briefings, again: false, cancellationToken, moved);
        await SiteFile.WriteAsync(ThreadPage(from.Id), _forward.Page(from, moved.Into, moved.Words), cancellationToken);
        // Programs that read the other forms must not take them for the story as it stands.
        var forms = MovedForms.Of(moved).ToList();
        foreach (var (extension, text) in forms) await SiteFile.WriteAsync(Path.Combine(_site, "threads", $"{from.Id}.{extension}"), text, cancellationToken);
        return written + forms.Count + 1;
    }

    /// <summary>Removes all pages of a thread.</summary>
    public void Remove(ThreadId thread)
    {
        if (!Directory.Exists(Path.Combine(_site, "threads"))) return;
        foreach (var form in _forms) File.Delete(Path.Combine(_site, "threads", $"{thread}.{form.Extension}"));
        if (Directory.Exists(Own(thread, ""))) Directory.Delete(Own(thread, ""), recursive: true);
    }

    /// <summary>A thread's own folder: every version for ever, and what tells them apart.</summary>
    private async Task<int> WriteVersionsAsync(BriefingPage newest, IReadOnlyList<Briefing> briefings, bool again, CancellationToken cancellationToken, MovedStory? moved = null)
    {
        var written = 0;
        foreach (var part in briefings.GroupBy(briefing => VersionStatements.File(briefing.Version)))
        {
            var isNew = false;
            foreach (var briefing in part)
            {
                var page = newest with { Briefing = briefing, Versions = [.. newest.Versions.Where(version => version.Version <= briefing.Version)], IsPermanent = true, Wording = null, Picture = null };
                foreach (var form in new[] { _html, _json })
                {
                    var path = Own(newest.Thread.Id, $"v{briefing.Version}.{form.Extension}");
                    if (!again && SiteFile.IsWhole(path)) continue;
                    await SiteFile.WriteAsync(path, form.Render(page), cancellationToken);
                    (written, isNew) = (written + 1, true);
                }
            }

            var statements = Own(newest.Thread.Id, $"versions-{part.Key}.js");
            if (!isNew && SiteFile.IsWhole(statements)) continue;
            await SiteFile.WriteAsync(statements, VersionStatements.Script(part.Key, [.. part]), cancellationToken);
            written++;
        }

        return written + await WriteChangesAsync(newest, briefings, moved, cancellationToken);
    }

    private async Task<int> WriteChangesAsync(BriefingPage page, IReadOnlyList<Briefing> briefings, MovedStory? moved, CancellationToken cancellationToken)
    {
        IReadOnlyList<Briefing> compared = [.. briefings.TakeLast(HtmlHistory.ComparedVersions + 1)];
        var entries = Enumerable.Range(1, Math.Min(FeedEntries, briefings.Count)).Select(back => AtomFeed.Entry(back < briefings.Count ? briefings[^(back + 1)] : null, briefings[^back]));
        (string File, string Text)[] files =
        [
            ("history.html", _history.Page(page.Versions, compared)),
            ("history.md", MarkdownDiff.History(page.Versions, compared)),
            ("compare.html", _compare.Page(page.Versions, [.. briefings.TakeLast(2)])),
            ("atom.xml", _feed.Thread([.. entries.OrderByDescending(entry => entry.WrittenAt).ThenByDescending(entry => entry.Version)], moved)),
        ];
        foreach (var (file, text) in files) await SiteFile.WriteAsync(Own(page.Thread.Id, file), text, cancellationToken);
        return files.Length;
    }

    private string ThreadPage(ThreadId thread) => Path.Combine(_site, "threads", $"{thread}.html");

    private string Own(ThreadId thread, string file) => Path.Combine(_site, "threads", thread.ToString(), file);
}
