namespace InformationMachine.Briefings.Rendering.Catalogue;

/// <summary>The Atom feed of all threads: their newest versions.</summary>
internal sealed class FeedPages(string site, SiteMemory memory, AtomFeed feed) : ICataloguePart
{
    /// <summary>Entries of a feed; readers that come less often find the rest on the pages of the days.</summary>
    public const int Entries = 50;

    private const string Name = "feed";

    public async Task<int> WriteAsync(IReadOnlyList<CatalogueChange> changes, CancellationToken cancellationToken)
    {
        var list = await memory.ReadAsync<RankedList<AtomEntry>>(Name, cancellationToken) ?? new RankedList<AtomEntry>();
        foreach (var change in changes)
        {
            foreach (var briefing in change.Withdrawn) list.Remove(AtomFeed.Entry(null, briefing).Key);
            foreach (var briefing in change.Shown.Where(briefing => briefing.Version > change.KnownVersion)) list.Put(AtomFeed.Entry(change.Before(briefing), briefing), Entries);
        }

        if (changes.Count > 0) await memory.WriteAsync(Name, list, cancellationToken);
        return await SiteFile.WriteIfChangedAsync(Path.Combine(site, "atom.xml"), feed.All(list.Items), cancellationToken) ? 1 : 0;
    }
}
