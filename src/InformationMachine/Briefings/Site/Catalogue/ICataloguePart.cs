namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>
/// Pages that span threads. Putting the same changes in twice is putting them in once, and the order of changes makes no difference.
/// It may throw; the round that asked then begins again from nothing.
/// </summary>
internal interface ICataloguePart
{
    /// <summary>Takes changes in and writes the pages they concern; returns how many files. Asked once a round at least, also without changes.</summary>
    Task<int> WriteAsync(IReadOnlyList<CatalogueChange> changes, CancellationToken cancellationToken);
}
