using System.Globalization;
using InformationMachine.Briefings.Rendering.Html;

namespace InformationMachine.Briefings.Rendering.Catalogue;

/// <summary>
/// A page for each author with the views the author took, story by story, and the list of authors. An author's page shows the latest
/// stories; older ones lie in shelves of their own, so that a prolific author's change costs no more than another's.
/// </summary>
internal sealed class AuthorPages(string site, SiteMemory memory, HtmlAuthors pages) : ICataloguePart
{
    /// <summary>Stories on an author's own page.</summary>
    public const int Latest = 25;

    /// <summary>Authors in the list.</summary>
    public const int Listed = 400;

    private const string Name = "authors";

    public async Task<int> WriteAsync(IReadOnlyList<CatalogueChange> changes, CancellationToken cancellationToken)
    {
        var list = await memory.ReadAsync<RankedList<AuthorLine>>(Name, cancellationToken) ?? new RankedList<AuthorLine>();
        var written = 0;
        foreach (var author in Changes(changes).GroupBy(change => change.Slug, StringComparer.Ordinal))
        {
            written += await WriteAuthorAsync(author.Key, [.. author], list, cancellationToken);
        }

        if (changes.Count > 0) await memory.WriteAsync(Name, list, cancellationToken);
        return written + (await SiteFile.WriteIfChangedAsync(Path.Combine(site, Name, "index.html"), pages.ListPage(list.Items), cancellationToken) ? 1 : 0);
    }

    /// <summary>What is to be said of whom; a null story is none any more.</summary>
    private static IEnumerable<AuthorChange> Changes(IEnumerable<CatalogueChange> changes)
    {
        foreach (var change in changes)
        {
            var shown = (change.IsListed ? AuthorStory.Of(change.Shown) : []).Select(part => new AuthorChange(AuthorSlug.Of(part.Name), change.Thread.Id.Value, part.Name, part.Handle, part.Story)).ToList();
            foreach (var part in shown) yield return part;
            if (change.Withdrawn.Count == 0) continue;
            var gone = AuthorStory.Of(change.Withdrawn).Select(part => new AuthorChange(AuthorSlug.Of(part.Name), change.Thread.Id.Value, part.Name, part.Handle, null));
            foreach (var part in gone.ExceptBy(shown.Select(part => part.Slug), part => part.Slug, StringComparer.Ordinal)) yield return part;
        }
    }

    private async Task<int> WriteAuthorAsync(string slug, IReadOnlyList<AuthorChange> changes, RankedList<AuthorLine> list, CancellationToken cancellationToken)
    {
        var record = await memory.ReadAsync<AuthorRecord>($"{Name}/{slug}", cancellationToken) ?? new AuthorRecord { Name = changes[0].Name };
        record = record with { Name = changes[^1].Name, Handle = changes.Select(change => change.Handle).LastOrDefault(handle => handle is not null) ?? record.Handle };
        var shelves = new AuthorShelves(memory, slug, record);
        foreach (var change in changes) await shelves.PutAsync(change.Thread, change.Story, cancellationToken);
        await shelves.RefillAsync(cancellationToken);
        var written = 0;
        foreach (var (shelf, stories) in shelves.Changed)
        {
            await shelves.WriteAsync(shelf, cancellationToken);
            written += await WriteOrDeleteAsync(Path.Combine(site, Name, slug, $"{shelf.ToString(CultureInfo.InvariantCulture)}.html"), stories.Count > 0 ? pages.ShelfPage(record, [.. stories.Values]) : null, cancellationToken);
        }

        if (record.Count() == 0)
        {
            memory.Delete($"{Name}/{slug}");
            list.Remove(slug);
        }
        else
        {
            await memory.WriteAsync($"{Name}/{slug}", record, cancellationToken);
            var latest = record.Latest.Items[0];
            list.Put(new AuthorLine(slug, record.Name, record.Handle, record.Count(), latest.Views[0].WrittenAt, latest.Title), Listed);
        }

        return written + await WriteOrDeleteAsync(Path.Combine(site, Name, $"{slug}.html"), record.Count() > 0 ? pages.Page(slug, record) : null, cancellationToken);
    }

    private static async Task<int> WriteOrDeleteAsync(string path, string? text, CancellationToken cancellationToken)
    {
        if (text is not null) return await SiteFile.WriteIfChangedAsync(path, text, cancellationToken) ? 1 : 0;
        if (!File.Exists(path)) return 0;
        File.Delete(path);
        return 1;
    }

    private sealed record AuthorChange(string Slug, int Thread, string Name, string? Handle, AuthorStory? Story);
}
