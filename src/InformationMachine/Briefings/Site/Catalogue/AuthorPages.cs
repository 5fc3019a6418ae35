using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Site.Html;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>
/// A page for each author with the views the author took, story by story, and the list of authors. An author's page shows the latest
/// stories; older ones lie in shelves of their own, so that a prolific author's change costs no more than another's.
/// </summary>
internal sealed class AuthorPages(string site, SiteMemory memory, HtmlAuthors pages) : ICataloguePart
{
    /// <summary>Authors in the list.</summary>
    public const int Listed = 400;

    private const string Name = "authors";

    private readonly string _folder = Path.Combine(site, Name);

    public async Task<int> WriteAsync(IReadOnlyList<CatalogueChange> changes, CancellationToken cancellationToken)
    {
        var list = await memory.ReadAsync<RankedList<AuthorLine>>(Name, cancellationToken) ?? new RankedList<AuthorLine>();
        var authors = Changes(changes).GroupBy(change => change.Slug, StringComparer.Ordinal).Select(author => (Slug: author.Key, Changes: author.ToList())).ToList();
        var results = new (AuthorLine? Line, int Written)[authors.Count];
        await Parallel.ForAsync(0, authors.Count, cancellationToken, async (i, stop) => results[i] = await WriteAuthorAsync(authors[i].Slug, authors[i].Changes, stop));
        foreach (var ((slug, _), (line, _)) in authors.Zip(results))
        {
            if (line is null) list.Remove(slug);
            else list.Put(line, Listed);
        }

        if (changes.Count > 0) await memory.WriteAsync(Name, list, cancellationToken);
        return results.Sum(result => result.Written) + (await SiteFile.WriteIfChangedAsync(Path.Combine(_folder, "index.html"), pages.ListPage(list.Items), cancellationToken) ? 1 : 0);
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

    private async Task<(AuthorLine? Line, int Written)> WriteAuthorAsync(string slug, List<AuthorChange> changes, CancellationToken cancellationToken)
    {
        var known = await memory.ReadAsync<AuthorRecord>($"{Name}/{slug}", cancellationToken);
        var record = new AuthorRecord { Name = changes[^1].Name, Handle = changes.Select(change => change.Handle).LastOrDefault(handle => handle is not null) ?? known?.Handle, Older = new(known?.Older ?? []) };
        var shelves = new AuthorShelves(_folder, slug, record.Older);
        if (known is not null) await shelves.OpenAsync(cancellationToken);
        foreach (var change in changes) await shelves.PutAsync(change.Thread, change.Story is { } story ? HtmlAuthors.Item(story) : null, cancellationToken);
        await shelves.RefillAsync(cancellationToken);
        var written = 0;
        foreach (var (shelf, stories) in shelves.Changed)
        {
            written += await WriteOrDeleteAsync(shelves.PathOf(shelf), stories.Count > 0 ? pages.ShelfPage(record, [.. stories.Values]) : null, cancellationToken);
        }

        if (shelves.Count == 0)
        {
            memory.Delete($"{Name}/{slug}");
            return (null, written + await WriteOrDeleteAsync(shelves.PathOf(), null, cancellationToken));
        }

        // Before the page, which would otherwise lose what it hands on to a shelf nobody knows of.
        if (!record.IsLike(known)) await memory.WriteAsync($"{Name}/{slug}", record, cancellationToken);
        written += await WriteOrDeleteAsync(shelves.PathOf(), pages.Page(slug, record, shelves), cancellationToken);
        var latest = shelves.Latest.Items[0];
        return (new AuthorLine(slug, record.Name, record.Handle, shelves.Count, latest.At, latest.Title), written);
    }

    private static async Task<int> WriteOrDeleteAsync(string path, IReadOnlyList<ReadOnlyMemory<byte>>? page, CancellationToken cancellationToken)
    {
        if (page is not null) await SiteFile.WriteAsync(path, page, cancellationToken);
        else if (File.Exists(path)) File.Delete(path);
        else return 0;
        return 1;
    }

    private sealed record AuthorChange(string Slug, int Thread, string Name, string? Handle, AuthorStory? Story);
}
