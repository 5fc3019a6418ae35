using System.Collections.Immutable;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Site.Html;
using InformationMachine.Briefings.Site.Mail;

namespace InformationMachine.Briefings.Site.Catalogue;

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
    private readonly StoryPages _stories;

    /// <summary>True once a program has seen to it that no shared page is missing.</summary>
    private bool _isWritten;

    /// <param name="site">The folder of the site.</param>
    /// <param name="memory">What the site remembers.</param>
    /// <param name="options">How the site presents itself.</param>
    /// <param name="file">The identity of the data file.</param>
    /// <param name="stories">What is remembered of the stories, by thread.</param>
    public SiteCatalogue(string site, SiteMemory memory, SiteOptions options, Guid file, IReadOnlyDictionary<int, RenderedThread> stories)
    {
        var frame = new HtmlFrame(options.Title);
        _stories = new StoryPages(site, memory, new HtmlFrontPage(frame), stories);
        _parts =
        [
            new SiteAssets(site, frame),
            new AuthorPages(site, memory, new HtmlAuthors(frame)),
            new DayPages(site, memory, new HtmlDays(frame, new DigestMail(options))),
            new FeedPages(site, memory, new AtomFeed(options, file)),
            _stories,
        ];
    }

    /// <summary>True where it is time to call <see cref="FlushAsync"/>.</summary>
    public bool IsFull => _changes.Count >= MostChanges || _changes.Sum(change => change.Shown.Count + change.Withdrawn.Count) >= MostVersions;

    public void Add(CatalogueChange change) => _changes.Add(change);

    /// <summary>Writes what the gathered changes concern; returns how many files, and what is remembered of which thread from now on.</summary>
    public async Task<(int Files, IReadOnlyList<CatalogueChange> Taken)> FlushAsync(CancellationToken cancellationToken)
    {
        if (_isWritten && _changes.Count == 0) return (0, []);
        var files = (await Task.WhenAll(_parts.Select(part => Task.Run(() => part.WriteAsync(_changes, cancellationToken), cancellationToken)))).Sum();
        // Last: with this a change counts as taken in.
        await _stories.RememberAsync(cancellationToken);
        var taken = _changes.ToList();
        _changes.Clear();
        _isWritten = true;
        return (files, taken);
    }
}
