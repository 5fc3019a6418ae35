using InformationMachine.Briefings.Rendering.Catalogue;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Rendering;

/// <summary>
/// What a site shows, read once from its memory and then followed, a few bytes a thread. A site that is missing, damaged, rendered by
/// another program or under other settings shows nothing: everything is rendered again.
/// </summary>
internal sealed class SiteState(string site, SiteOptions options)
{
    /// <summary>Raised whenever pages come to look different, so that a newer program renders all of them again.</summary>
    private const int CurrentForm = 3;

    private const string Name = "site";

    /// <summary>Stands while everything is being rendered, so that a round which was broken off is gone on with.</summary>
    private const string Unfinished = "unfinished";

    private readonly SiteMemory _memory = new(site);
    private Dictionary<int, SiteEntry>? _shown;

    /// <summary>True while this round renders everything that it has not rendered yet.</summary>
    public bool IsAll { get; private set; }

    private string Form => string.Join('\n', CurrentForm, options.Title, options.BaseUrl, options.MailFrom, options.MailTo);

    /// <summary>Begins a round.</summary>
    /// <param name="all">True begins from nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SiteCatalogue> OpenAsync(bool all, CancellationToken cancellationToken)
    {
        if (all || await _memory.ReadAsync<string>(Name, cancellationToken) != Form)
        {
            _memory.Clear();
            await _memory.WriteAsync(Unfinished, Form, cancellationToken);
            await _memory.WriteAsync(Name, Form, cancellationToken);
            _shown = [];
        }

        IsAll = _memory.Has(Unfinished);
        _shown ??= (await StoryPages.ReadAllAsync(_memory, cancellationToken)).Where(pair => SiteWriter.IsWhole(site, new ThreadId(pair.Key))).ToDictionary(pair => pair.Key, pair => SiteEntry.Of(pair.Value));
        return new SiteCatalogue(site, _memory, options);
    }

    /// <summary>What is shown of a thread; null where nothing is.</summary>
    public SiteEntry? Find(ThreadId thread) => _shown!.GetValueOrDefault(thread.Value);

    /// <summary>Writes what spans threads; returns how many files. Where that fails nothing is taken for known.</summary>
    public async Task<int> TakeInAsync(SiteCatalogue catalogue, CancellationToken cancellationToken)
    {
        var shown = _shown!;
        _shown = null;
        var (files, taken) = await catalogue.FlushAsync(cancellationToken);
        foreach (var change in taken)
        {
            if (change.Rendered is null) shown.Remove(change.Thread.Id.Value);
            else shown[change.Thread.Id.Value] = SiteEntry.Of(change.Rendered);
        }

        _shown = shown;
        return files;
    }

    /// <summary>Ends a round that went through.</summary>
    public void Finish()
    {
        if (!IsAll) return;
        SiteSweep.Run(site, _memory);
        _memory.Delete(Unfinished);
    }
}
