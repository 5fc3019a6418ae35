using InformationMachine.Briefings.Sections;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Site;

/// <summary>
/// What a site shows, read once from its memory and then followed, a few bytes a thread. A site that is missing, damaged, rendered by
/// another program or under other settings shows nothing: everything is rendered again.
/// </summary>
internal sealed class SiteState(string site, SiteOptions options, Guid file)
{
    /// <summary>Raised whenever pages come to look different, so that a newer program renders all of them again.</summary>
    private const int CurrentForm = 9;

    private const string Name = "site";

    /// <summary>Stands while everything is being rendered, so that a round which was broken off is gone on with.</summary>
    private const string Unfinished = "unfinished";

    private readonly SiteMemory _memory = new(site);
    private Dictionary<int, SiteEntry>? _shown;
    private SiteCatalogue? _catalogue;

    /// <summary>True while this round renders everything that it has not rendered yet.</summary>
    public bool IsAll { get; private set; }

    private string Form => string.Join('\n', [CurrentForm, .. SectionList.All.Select(section => section.Name), file, options.Title, options.BaseUrl, options.LeadPictures, options.MailFrom, options.MailTo]);

    /// <summary>Begins a round.</summary>
    /// <param name="all">True begins from nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SiteCatalogue> OpenAsync(bool all, CancellationToken cancellationToken)
    {
        if (_shown is null) SiteSweep.Leftovers(site);
        if (all || !_memory.Has(Name) || await _memory.ReadAsync<string>(Name, cancellationToken) != Form)
        {
            _memory.Clear();
            await _memory.WriteAsync(Unfinished, Form, cancellationToken);
            await _memory.WriteAsync(Name, Form, cancellationToken);
            (_shown, _catalogue) = ([], new SiteCatalogue(site, _memory, options, file, new Dictionary<int, RenderedThread>()));
        }

        IsAll = _memory.Has(Unfinished);
        if (_shown is null || _catalogue is null)
        {
            _memory.Reopen();
            var stories = await StoryPages.ReadAllAsync(_memory, cancellationToken);
            _shown = stories.Where(pair => pair.Value.ForwardsTo == RenderedThread.Hidden || SitePages.AreWhole(site, new ThreadId(pair.Key), pair.Value.Entry?.Version ?? pair.Value.Doubted)).ToDictionary(pair => pair.Key, pair => SiteEntry.Of(pair.Value));
            _catalogue = new SiteCatalogue(site, _memory, options, file, stories);
        }

        return _catalogue;
    }

    /// <summary>What is shown of a thread; null where nothing is.</summary>
    public SiteEntry? Find(ThreadId thread) => _shown!.GetValueOrDefault(thread.Value);

    /// <summary>The merged threads and where their pages lead, 0 for the front page, less where they have none.</summary>
    public IEnumerable<(int Thread, int Target)> Forwards => _shown!.Where(pair => pair.Value.ForwardsTo is not null).Select(pair => (pair.Key, pair.Value.ForwardsTo!.Value)).ToList();

    /// <summary>Writes what spans threads; returns how many files. Where that fails nothing is taken for known.</summary>
    public async Task<int> IngestAsync(SiteCatalogue catalogue, CancellationToken cancellationToken)
    {
        var shown = _shown!;
        (_shown, _catalogue) = (null, null);
        var (files, taken) = await catalogue.FlushAsync(cancellationToken);
        foreach (var change in taken)
        {
            if (change.Rendered is null) shown.Remove(change.Thread.Id.Value);
            else shown[change.Thread.Id.Value] = SiteEntry.Of(change.Rendered);
        }

        (_shown, _catalogue) = (shown, catalogue);
        return files;
    }

    /// <summary>Ends a round that went through.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (!IsAll) return;
        await SiteSweep.RunAsync(site, _memory, cancellationToken);
        SitePages.Sweep(site, _shown!.Where(pair => pair.Value.ForwardsTo != RenderedThread.Hidden).Select(pair => pair.Key).ToHashSet());
        _memory.Delete(Unfinished);
    }
}
