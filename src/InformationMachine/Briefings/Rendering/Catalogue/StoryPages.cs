using System.Globalization;
using System.Text;
using System.Text.Json;
using InformationMachine.Briefings.Rendering.Html;

namespace InformationMachine.Briefings.Rendering.Catalogue;

/// <summary>
/// The front page, the lists of all stories and the search index. Stories stand in shelves of a hundred by number; a change costs its
/// shelf and the first few hundred stories, however many there are.
/// </summary>
internal sealed class StoryPages(string site, SiteMemory memory, HtmlFrontPage pages) : ICataloguePart
{
    public const int ShelfSize = 100;

    /// <summary>More than are shown, so that a merge seldom means looking through all shelves.</summary>
    private const int Kept = HtmlFrontPage.Cards + HtmlFrontPage.Lines + 140;

    private const string Name = "stories";

    /// <summary>The shelf of a thread.</summary>
    public static int Shelf(int thread) => ((thread - 1) / ShelfSize) + 1;

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
        var record = await memory.ReadAsync<StoryRecord>(Name, cancellationToken) ?? new StoryRecord();
        var written = 0;
        foreach (var group in changes.GroupBy(change => Shelf(change.Thread.Id.Value))) written += await WriteShelfAsync(group.Key, [.. group], record, cancellationToken);
        if (record.First.Items.Count < Math.Min(record.Count(), HtmlFrontPage.Cards + HtmlFrontPage.Lines)) await RefillAsync(record, cancellationToken);
        if (changes.Count > 0) await memory.WriteAsync(Name, record, cancellationToken);
        return written + await WriteListsAsync(record, cancellationToken);
    }

    private async Task<int> WriteShelfAsync(int shelf, IReadOnlyList<CatalogueChange> changes, StoryRecord record, CancellationToken cancellationToken)
    {
        var threads = await memory.ReadAsync<SortedDictionary<int, RenderedThread>>(ShelfName(shelf), cancellationToken) ?? [];
        foreach (var change in changes)
        {
            if (change.Rendered is null) threads.Remove(change.Thread.Id.Value);
            else threads[change.Thread.Id.Value] = change.Rendered;
            if (change.Rendered?.Entry is { } entry) record.First.Put(entry, Kept);
            else record.First.Remove(change.Thread.Id.Value.ToString("D9", CultureInfo.InvariantCulture));
        }

        var listed = threads.Where(pair => pair.Value.Entry is not null).Select(pair => pair.Value).ToList();
        record.Shelves[shelf] = listed.Count;
        if (listed.Count == 0) record.Shelves.Remove(shelf);
        await SiteFile.WriteAsync(Path.Combine(site, "search", $"{shelf}.js"), Index(shelf, listed), cancellationToken);
        await SiteFile.WriteAsync(Path.Combine(site, "stories", $"{shelf}.html"), pages.ShelfPage(shelf, [.. listed.Select(thread => thread.Entry!)]), cancellationToken);
        // Last: what stands here is taken for done.
        await memory.WriteAsync(ShelfName(shelf), threads, cancellationToken);
        return 2;
    }

    private async Task<int> WriteListsAsync(StoryRecord record, CancellationToken cancellationToken)
    {
        (string File, string Text)[] files =
        [
            ("search/index.js", $"informationMachine.shelves({JsonSerializer.Serialize(record.Shelves.Keys.Reverse())});\n"),
            ("all.html", pages.AllPage(record)),
            ("index.html", pages.Page(record)),
        ];
        var written = 0;
        foreach (var (file, text) in files)
        {
            if (await SiteFile.WriteIfChangedAsync(Path.Combine(site, file), text, cancellationToken)) written++;
        }

        return written;
    }

    /// <summary>After many stories have gone: the first few of all, from the shelves.</summary>
    private async Task RefillAsync(StoryRecord record, CancellationToken cancellationToken)
    {
        foreach (var shelf in record.Shelves.Keys.ToList())
        {
            foreach (var thread in (await memory.ReadAsync<SortedDictionary<int, RenderedThread>>(ShelfName(shelf), cancellationToken) ?? []).Values)
            {
                if (thread.Entry is { } entry) record.First.Put(entry, Kept);
            }
        }
    }

    /// <summary>A call, because a page from disk may load scripts but not data. The default encoder escapes all that could end a script.</summary>
    public static string Index(int shelf, IReadOnlyList<RenderedThread> threads)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"informationMachine.shelf({shelf},[");
        foreach (var thread in threads)
        {
            var entry = thread.Entry!;
            text.Append('\n').Append(JsonSerializer.Serialize(new object[] { entry.Thread, entry.Title, entry.Teaser, Wording.Day(entry.UpdatedAt), entry.Posts, thread.Terms })).Append(',');
        }

        return text.Append("\n]);\n").ToString();
    }

    /// <summary>What a shelf is remembered as.</summary>
    public static string ShelfName(int shelf) => string.Create(CultureInfo.InvariantCulture, $"{Name}/{shelf:D6}");
}
