namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>The Atom feed of all threads: their newest versions.</summary>
internal sealed class FeedPages(string site, SiteMemory memory, AtomFeed feed) : ICataloguePart
{
    /// <summary>Entries of a feed; readers that come less often find the rest on the pages of the days.</summary>
    public const int Entries = 50;

    private const string Name = "feed";

    public async Task<int> WriteAsync(IReadOnlyList<CatalogueChange> changes, CancellationToken cancellationToken)
    {
        var list = await memory.ReadAsync<RankedList<AtomEntry>>(Name, cancellationToken) ?? new RankedList<AtomEntry>();
        var before = list.Items.ToList();
        foreach (var change in changes)
        {
            foreach (var briefing in change.Withdrawn) list.Remove(AtomFeed.Entry(null, briefing).Key);
            foreach (var briefing in change.Shown.Where(briefing => briefing.Version > change.KnownVersion)) list.Put(AtomFeed.Entry(change.Before(briefing), briefing), Entries);
        }

        // A version that is older than all of a full list changes nothing.
        var isChanged = !before.SequenceEqual(list.Items);
        var path = Path.Combine(site, "atom.xml");
        if (!isChanged && changes.Count > 0 && File.Exists(path)) return 0;
        var isWritten = await SiteFile.WriteIfChangedAsync(path, feed.All(list.Items), cancellationToken);
        // Last: what stands here is taken for written.
        if (isChanged) await memory.WriteAsync(Name, list, cancellationToken);
        return isWritten ? 1 : 0;
    }
}
