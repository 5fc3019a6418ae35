using System.Collections.Immutable;
using InformationMachine.Briefings.Rendering.Html;
using InformationMachine.Briefings.Rendering.Mail;

namespace InformationMachine.Briefings.Rendering.Catalogue;

/// <summary>
/// All pages that span threads. Changes are gathered and taken in together, so that a page which many of them concern is written once,
/// and never so many that they fill the memory.
/// </summary>
internal sealed class SiteCatalogue
{
    private const int MostVersions = 400;
    private const int MostChanges = 100;

    private readonly List<CatalogueChange> _changes = [];
    private readonly ImmutableArray<ICataloguePart> _parts;

    public SiteCatalogue(string site, SiteMemory memory, SiteOptions options)
    {
        var frame = new HtmlFrame(options.Title);
        // The stories come last: with them a change counts as taken in.
        _parts =
        [
            new SiteAssets(site, frame),
            new AuthorPages(site, memory, new HtmlAuthors(frame)),
            new DayPages(site, memory, new HtmlDays(frame, new DigestMail(options))),
            new FeedPages(site, memory, new AtomFeed(options)),
            new StoryPages(site, memory, new HtmlFrontPage(frame)),
        ];
    }

    /// <summary>True where it is time to call <see cref="FlushAsync"/>.</summary>
    public bool IsFull => _changes.Count >= MostChanges || _changes.Sum(change => change.Shown.Count + change.Withdrawn.Count) >= MostVersions;

    public void Add(CatalogueChange change) => _changes.Add(change);

    /// <summary>Writes what the gathered changes concern; returns how many files, and what is remembered of which thread from now on.</summary>
    public async Task<(int Files, IReadOnlyList<CatalogueChange> Taken)> FlushAsync(CancellationToken cancellationToken)
    {
        var files = 0;
        foreach (var part in _parts) files += await part.WriteAsync(_changes, cancellationToken);
        var taken = _changes.ToList();
        _changes.Clear();
        return (files, taken);
    }
}
