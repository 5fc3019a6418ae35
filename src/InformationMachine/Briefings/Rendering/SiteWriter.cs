using System.Collections.Immutable;
using InformationMachine.Briefings.Rendering.Html;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Rendering;

/// <summary>
/// Writes the pages of a site that works from disk, from any web server and below any path: all links are relative.
/// <c>threads/N.html .md .txt .json</c> show the newest version, <c>threads/N/vK.html .json</c> one version for ever,
/// <c>threads/N/history.html</c> what changed.
/// </summary>
internal sealed class SiteWriter(string site, IBriefingRenderer json)
{
    private readonly HtmlRenderer _html = new();
    private readonly ImmutableArray<IBriefingRenderer> _forms = [new MarkdownRenderer(), new PlainTextRenderer(), json, new HtmlRenderer()];

    /// <summary>The file a thread's readers open.</summary>
    public string ThreadPage(ThreadId thread) => Path.Combine(site, "threads", $"{thread}.html");

    /// <summary>Writes the pages of a thread and returns how many files.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="briefings">All its versions, ascending, at least one.</param>
    /// <param name="again">True writes the pages of known versions again.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public async Task<int> WriteThreadAsync(StoryThread thread, IReadOnlyList<Briefing> briefings, bool again, CancellationToken cancellationToken)
    {
        var page = new BriefingPage(thread, briefings[^1], [.. briefings.Select(VersionSummary.Of)]);
        var written = await WriteVersionsAsync(page, briefings, again, cancellationToken);
        await SiteFile.WriteAsync(Own(thread.Id, "history.html"), History(page, briefings), cancellationToken);
        foreach (var form in _forms)
        {
            await SiteFile.WriteAsync(Path.Combine(site, "threads", $"{thread.Id}.{form.Extension}"), form.Render(page), cancellationToken);
        }

        return written + 1 + _forms.Length;
    }

    /// <summary>Lets a merged thread's page lead to the survivor; what was written of it stays readable in its folder.</summary>
    public async Task<int> WriteForwardAsync(StoryThread from, ThreadId? into, IReadOnlyList<Briefing> briefings, CancellationToken cancellationToken)
    {
        var page = new BriefingPage(from, briefings[^1], [.. briefings.Select(VersionSummary.Of)]);
        var written = await WriteVersionsAsync(page, briefings, again: false, cancellationToken);
        await SiteFile.WriteAsync(Own(from.Id, "history.html"), History(page, briefings), cancellationToken);
        await SiteFile.WriteAsync(ThreadPage(from.Id), HtmlForward.Page(from, into), cancellationToken);
        return written + 2;
    }

    /// <summary>Removes all pages of a thread.</summary>
    public void Remove(ThreadId thread)
    {
        foreach (var form in _forms) File.Delete(Path.Combine(site, "threads", $"{thread}.{form.Extension}"));
        if (Directory.Exists(Own(thread, ""))) Directory.Delete(Own(thread, ""), recursive: true);
    }

    /// <summary>Writes the front page, the list of all stories and the style sheet where they differ from what is there.</summary>
    /// <param name="entries">All live stories with a briefing, freshest first.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public async Task<int> WriteFrontAsync(IReadOnlyList<(int Thread, FrontPageEntry Entry)> entries, CancellationToken cancellationToken)
    {
        var written = 0;
        (string Path, string Text)[] files =
        [
            (Path.Combine(site, "assets", "site.css"), SiteAssets.Read("site.css")),
            (Path.Combine(site, "all.html"), HtmlFrontPage.AllPage(entries)),
            (Path.Combine(site, "index.html"), HtmlFrontPage.Page(entries)),
        ];
        foreach (var (path, text) in files)
        {
            if (await SiteFile.WriteIfChangedAsync(path, text, cancellationToken)) written++;
        }

        return written;
    }

    private async Task<int> WriteVersionsAsync(BriefingPage newest, IReadOnlyList<Briefing> briefings, bool again, CancellationToken cancellationToken)
    {
        var written = 0;
        for (var i = 0; i < briefings.Count; i++)
        {
            var page = newest with { Briefing = briefings[i], Versions = newest.Versions[..(i + 1)], IsPermanent = true };
            foreach (var form in new[] { _html, json })
            {
                var path = Own(newest.Thread.Id, $"v{briefings[i].Version}.{form.Extension}");
                if (!again && File.Exists(path)) continue;
                await SiteFile.WriteAsync(path, form.Render(page), cancellationToken);
                written++;
            }
        }

        return written;
    }

    private string Own(ThreadId thread, string file) => Path.Combine(site, "threads", thread.ToString(), file);

    private static string History(BriefingPage page, IReadOnlyList<Briefing> briefings) =>
        HtmlHistory.Page(page.Versions, [.. briefings.TakeLast(HtmlHistory.ComparedVersions + 1)]);
}
