using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Html;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>
/// The front page, the lists of all stories and the search index. Stories stand in shelves of a hundred by number; a change costs its
/// shelf and the first few hundred stories, however many there are.
/// </summary>
internal sealed class StoryPages : ICataloguePart
{
    /// <summary>More than are shown, so that a merge seldom means looking through all shelves.</summary>
    private const int Kept = HtmlFrontPage.Cards + HtmlFrontPage.Lines + 140;

    private const string Name = "stories";

    /// <summary>What was made of a story for the search before; most of a shelf are the same as last time.</summary>
    private static readonly ConditionalWeakTable<RenderedThread, string> Lines = [];

    private readonly string _site;
    private readonly SiteMemory _memory;
    private readonly HtmlFrontPage _pages;
    private readonly StoryRecord _record = new();
    private readonly Dictionary<int, SortedDictionary<int, RenderedThread>> _changed = [];

    /// <param name="site">The folder of the site.</param>
    /// <param name="memory">What the site remembers.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="stories">What is remembered of the stories, by thread.</param>
    public StoryPages(string site, SiteMemory memory, HtmlFrontPage pages, IReadOnlyDictionary<int, RenderedThread> stories)
    {
        (_site, _memory, _pages) = (site, memory, pages);
        foreach (var (thread, rendered) in stories)
        {
            if (rendered.Entry is not { } entry) continue;
            _record.First.Put(entry, Kept);
            _record.Shelves[Shelf.Of(thread)] = _record.Shelves.GetValueOrDefault(Shelf.Of(thread)) + 1;
        }
    }

    /// <summary>Everything that is remembered, by thread.</summary>
    /// <exception cref="JsonException">The memory is damaged.</exception>
    public static async Task<Dictionary<int, RenderedThread>> ReadAllAsync(SiteMemory memory, CancellationToken cancellationToken)
    {
        var all = new Dictionary<int, RenderedThread>();
        foreach (var name in memory.Names(Name))
        {
            foreach (var (thread, rendered) in await memory.ReadAsync<SortedDictionary<int, RenderedThread>>(name, cancellationToken) ?? []) all[thread] = rendered;
        }

        return all;
    }

    public async Task<int> WriteAsync(IReadOnlyList<CatalogueChange> changes, CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var group in changes.GroupBy(change => Shelf.Of(change.Thread.Id.Value))) written += await WriteShelfAsync(group.Key, [.. group], cancellationToken);
        if (_record.First.Items.Count < Math.Min(_record.Count(), HtmlFrontPage.Cards + HtmlFrontPage.Lines)) await RefillAsync(cancellationToken);
        return written + await WriteListsAsync(cancellationToken);
    }

    /// <summary>Remembers what was written: from now on it is taken for done.</summary>
    public async Task RememberAsync(CancellationToken cancellationToken)
    {
        foreach (var (shelf, threads) in _changed) await _memory.WriteAsync(ShelfName(shelf), threads, cancellationToken);
        _changed.Clear();
    }

    private async Task<SortedDictionary<int, RenderedThread>> ReadAsync(int shelf, CancellationToken cancellationToken) =>
        _changed.GetValueOrDefault(shelf) ?? await _memory.ReadAsync<SortedDictionary<int, RenderedThread>>(ShelfName(shelf), cancellationToken) ?? [];

    private async Task<int> WriteShelfAsync(int shelf, IReadOnlyList<CatalogueChange> changes, CancellationToken cancellationToken)
    {
        var threads = _changed[shelf] = await ReadAsync(shelf, cancellationToken);
        foreach (var change in changes)
        {
            if (change.Rendered is null) threads.Remove(change.Thread.Id.Value);
            else threads[change.Thread.Id.Value] = change.Rendered;
            if (change.Rendered?.Entry is { } entry) _record.First.Put(entry, Kept);
            else _record.First.Remove(change.Thread.Id.Value.ToString("D9", CultureInfo.InvariantCulture));
        }

        var listed = threads.Where(pair => pair.Value.Entry is not null).Select(pair => pair.Value).ToList();
        _record.Shelves[shelf] = listed.Count;
        if (listed.Count == 0) _record.Shelves.Remove(shelf);
        await SiteFile.WriteAsync(Path.Combine(_site, "search", $"{shelf}.js"), Index(shelf, listed), cancellationToken);
        await SiteFile.WriteAsync(Path.Combine(_site, "stories", $"{shelf}.html"), _pages.ShelfPage(shelf, [.. listed.Select(thread => thread.Entry!)]), cancellationToken);
        return 2;
    }

    private async Task<int> WriteListsAsync(CancellationToken cancellationToken)
    {
        (string File, string Text)[] files =
        [
            ("search/index.js", $"informationMachine.shelves({JsonSerializer.Serialize(_record.Shelves.Keys.Reverse())});\n"),
            ("all.html", _pages.AllPage(_record)),
            ("index.html", _pages.Page(_record)),
            ("index.md", MarkdownLists.FrontPage(_record)),
            ("llms.txt", MarkdownLists.Guide(_record)),
        ];
        var written = 0;
        foreach (var (file, text) in files)
        {
            if (await SiteFile.WriteIfChangedAsync(Path.Combine(_site, file), text, cancellationToken)) written++;
        }

        return written;
    }

    /// <summary>After many stories have gone: the first few of all, from the shelves.</summary>
    private async Task RefillAsync(CancellationToken cancellationToken)
    {
        foreach (var shelf in _record.Shelves.Keys.ToList())
        {
            foreach (var thread in (await ReadAsync(shelf, cancellationToken)).Values)
            {
                if (thread.Entry is { } entry) _record.First.Put(entry, Kept);
            }
        }
    }

    /// <summary>A call, because a page from disk may load scripts but not data. The default encoder escapes all that could end a script.</summary>
    public static string Index(int shelf, IReadOnlyList<RenderedThread> threads)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"informationMachine.shelf({shelf},[");
        foreach (var thread in threads) text.Append('\n').Append(Lines.GetValue(thread, Line)).Append(',');
        return text.Append("\n]);\n").ToString();
    }

    private static string Line(RenderedThread thread)
    {
        var entry = thread.Entry!;
        return JsonSerializer.Serialize(new object[] { entry.Thread, entry.Title, entry.Teaser, Wording.Day(entry.UpdatedAt), entry.Posts, thread.Terms });
    }

    /// <summary>What a shelf is remembered as.</summary>
    public static string ShelfName(int shelf) => string.Create(CultureInfo.InvariantCulture, $"{Name}/{shelf:D6}");
}
