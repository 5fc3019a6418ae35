using System.Collections.Immutable;
using System.Text.Json;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Importance;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Site;

/// <summary>
/// Brings the site up to date, once: writes the pages of threads whose newest version or merge it does not show yet, then what spans
/// threads. A thread whose pages fail is logged and left for the next round; it never stops the others. Not thread-safe.
/// </summary>
internal sealed class RenderRound
{
    private readonly IMachineReader _reader;
    private readonly bool _approvedOnly;
    private readonly ILogger<RenderRound> _log;
    private readonly SiteWriter _writer;
    private readonly SiteState _state;
    private readonly ChangedThreads _threads;
    private readonly bool _showsPictures;
    private bool _hasWordings;

    /// <param name="reader">The data.</param>
    /// <param name="approvedOnly">True shows the newest version an editor approved, and no thread without one.</param>
    /// <param name="options">How the site presents itself.</param>
    /// <param name="site">The folder of the site.</param>
    /// <param name="json">The JSON form.</param>
    /// <param name="log">Where failures go.</param>
    public RenderRound(IMachineReader reader, bool approvedOnly, SiteOptions options, string site, IBriefingRenderer json, ILogger<RenderRound> log)
    {
        (_reader, _approvedOnly, _log) = (reader, approvedOnly, log);
        (_writer, _state) = (new SiteWriter(site, options, reader.FileIdentity, json), new SiteState(site, options, reader.FileIdentity));
        _threads = new ChangedThreads(reader, _state);
        _showsPictures = options.LeadPictures;
    }

    /// <summary>What weight the operator gives to authors, for the order of the front page.</summary>
    public AuthorStandings Standings { get; init; } = AuthorStandings.None;

    /// <summary>The tags of the feeds that a version rests on, for the filter of the front page.</summary>
    public Func<Briefing, ImmutableArray<string>> Tags { get; init; } = _ => [];

    /// <summary>Runs it.</summary>
    /// <param name="all">True renders everything again, whatever is there.</param>
    /// <param name="cancellationToken">Stops between two threads; what was written stays and is known to the next round.</param>
    public async Task<RenderResult> RunAsync(bool all, CancellationToken cancellationToken)
    {
        try
        {
            return await RunOnceAsync(all, cancellationToken);
        }
        catch (JsonException e) when (!all)
        {
            _log.LogWarning(e, "What was remembered of the site is damaged; all of it is rendered again");
            return await RunOnceAsync(all: true, cancellationToken);
        }
    }

    private async Task<RenderResult> RunOnceAsync(bool all, CancellationToken cancellationToken)
    {
        var catalogue = await _state.OpenAsync(all, cancellationToken);
        _hasWordings = _reader.LastWording > 0;
        var result = new RenderResult(0, 0, 0, 0);
        try
        {
            foreach (var thread in _threads.Begin())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Version(thread) == 0 && _state.Find(thread.Id) is null) continue;
                result = await RenderAsync(thread, catalogue, result, cancellationToken);
                if (catalogue.IsFull) result = await FlushAsync(catalogue, result);
            }
        }
        catch (OperationCanceledException)
        {
            // What was written is known to the next round.
            await FlushAsync(catalogue, result);
            throw;
        }

        result = await FlushAsync(catalogue, result);
        if (result.Failed > 0) return result;
        await _state.FinishAsync(cancellationToken);
        _threads.Finish();
        return result;
    }

    private async Task<RenderResult> FlushAsync(SiteCatalogue catalogue, RenderResult result) =>
        result with { Files = result.Files + await _state.IngestAsync(catalogue, CancellationToken.None) };

    private async Task<RenderResult> RenderAsync(StoryThread thread, SiteCatalogue catalogue, RenderResult result, CancellationToken cancellationToken)
    {
        try
        {
            var shown = _state.Find(thread.Id);
            if (Version(thread) == 0) return Withdraw(thread, shown, catalogue, result);
            if (!thread.IsLive) return await RenderMergedAsync(thread, shown, catalogue, result, cancellationToken);
            return thread.IsShown
                ? await RenderLiveAsync(thread, shown, catalogue, result, cancellationToken)
                : await RenderDoubtedAsync(thread, shown, catalogue, result, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.LogError("The pages of thread {Thread} could not be written: {Why} They are tried again in the next round", thread.Id, e.Message);
            return result with { Failed = result.Failed + 1 };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _log.LogError(e, "The pages of thread {Thread} could not be written; they are tried again in the next round", thread.Id);
            return result with { Failed = result.Failed + 1 };
        }
    }

    private async Task<RenderResult> RenderLiveAsync(StoryThread thread, SiteEntry? shown, SiteCatalogue catalogue, RenderResult result, CancellationToken cancellationToken)
    {
        var wording = Wording(thread);
        if (shown == new SiteEntry(Version(thread), null, thread.IsPinned, Wording: wording?.Number ?? 0)) return result;
        if (shown?.Version > Version(thread)) _writer.Remove(thread.Id);
        var (briefings, later) = Split(thread);
        if (briefings.Count == 0) return result;
        IReadOnlyList<Briefing> withdrawn = shown is not { Version: > 0 } ? [] : shown.Version > Version(thread) ? later : [];
        var files = await _writer.WriteThreadAsync(thread, briefings, _state.IsAll, cancellationToken, wording, Picture(briefings[^1]));
        var entry = FrontPageEntry.Of(thread, briefings[^1], Standings) with { Tags = Tags(briefings[^1]) };
        var rendered = new RenderedThread(entry, Terms: SearchTerms.Of(briefings[^1], entry.Title, entry.Teaser), Wording: wording?.Number ?? 0);
        catalogue.Add(new CatalogueChange(thread, briefings, withdrawn, Math.Min(shown?.Version ?? 0, Version(thread)), rendered));
        return result with { Threads = result.Threads + 1, Files = result.Files + files };
    }

    /// <summary>The machine is no longer sure of it: who has its address is told so, and no list names it until it is sure again or an editor speaks for it.</summary>
    private async Task<RenderResult> RenderDoubtedAsync(StoryThread thread, SiteEntry? shown, SiteCatalogue catalogue, RenderResult result, CancellationToken cancellationToken)
    {
        if (shown?.Doubted == Version(thread)) return result;
        var (briefings, later) = Split(thread);
        if (briefings.Count == 0) return result;
        var files = await _writer.WriteThreadAsync(thread, briefings, _state.IsAll, cancellationToken);
        catalogue.Add(new CatalogueChange(thread, [], shown?.Version > 0 ? [.. briefings, .. later] : [], shown?.Version ?? 0, new RenderedThread(null, Doubted: Version(thread))));
        return result with { Threads = result.Threads + 1, Files = result.Files + files };
    }

    /// <summary>An editor hid it, an approval was taken back, or all posts went elsewhere: what was put before readers is gone, as if it had never been.</summary>
    private RenderResult Withdraw(StoryThread thread, SiteEntry? shown, SiteCatalogue catalogue, RenderResult result)
    {
        _writer.Remove(thread.Id);
        catalogue.Add(new CatalogueChange(thread, [], _reader.Briefings(thread.Id), shown?.Version ?? 0, null));
        return result with { Files = result.Files + 1 };
    }

    private async Task<RenderResult> RenderMergedAsync(StoryThread thread, SiteEntry? shown, SiteCatalogue catalogue, RenderResult result, CancellationToken cancellationToken)
    {
        var end = End(thread);
        var survivor = end is not null && Version(end) > 0 ? end.Id : (ThreadId?)null;
        var target = end is { IsHidden: true } ? RenderedThread.Hidden : survivor?.Value ?? 0;
        if (shown?.ForwardsTo == target) return result;
        if (end is not null && shown is { Version: > 0 } && IsBeingDecided(thread, end))
        {
            // An editor may still take the merge back: readers see it together with the version that brings it.
            _threads.Hold(thread.Id);
            return result;
        }

        var (briefings, later) = Split(thread);
        if (briefings.Count == 0) return result;
        if (target == RenderedThread.Hidden)
        {
            // A part of a hidden story is hidden with it, and comes back with it.
            _writer.Remove(thread.Id);
            catalogue.Add(new CatalogueChange(thread, [], [.. briefings, .. later], shown?.Version ?? 0, new RenderedThread(null, target)));
            return result with { Files = result.Files + 1 };
        }

        var moved = new MovedStory(thread.Id, PlainLine.Of(thread.Title), survivor, MovedAt(thread), PhraseBook.For(briefings[^1].Language));
        var files = await _writer.WriteForwardAsync(thread, moved, briefings, cancellationToken);
        catalogue.Add(new CatalogueChange(thread, [], shown?.Version > 0 ? [.. briefings, .. later] : [], shown?.Version ?? 0, new RenderedThread(null, target)));
        return result with { Forwards = result.Forwards + 1, Files = result.Files + files };
    }

    /// <summary>True while an editor's merge waits for the version of the thread that took the other over.</summary>
    private bool IsBeingDecided(StoryThread merged, StoryThread end)
    {
        if (end.IsHidden || end.BriefedRevision >= end.Revision) return false;
        var seen = _reader.LatestBriefing(end.Id)?.LastDecision ?? 0;
        return _reader.Decisions(merged.Id).LastOrDefault(decision => decision.Emptied.Contains(merged.Id)) is { } decided && decided.Id.Value > seen;
    }

    /// <summary>When the machine or an editor merged it.</summary>
    private DateTimeOffset MovedAt(StoryThread merged)
    {
        var decided = _reader.Decisions(merged.Id).LastOrDefault(decision => decision.Emptied.Contains(merged.Id))?.At;
        var found = merged.MergedInto is { } into ? _reader.Merges(into).LastOrDefault(merge => merge.From == merged.Id)?.At : null;
        return decided ?? found ?? DateTimeOffset.UnixEpoch;
    }

    /// <summary>The version readers may see; 0 where there is none.</summary>
    private int Version(StoryThread thread) => thread.IsHidden ? 0 : _approvedOnly ? Math.Min(thread.ApprovedVersion, thread.BriefingVersion) : thread.BriefingVersion;

    /// <summary>
    /// A model's wording of that version, where readers may see it. Who publishes only what editors approve has approved what was there then:
    /// what a model added afterwards stays on the desk.
    /// </summary>
    private ModelWording? Wording(StoryThread thread)
    {
        if (!_hasWordings || _reader.Wording(thread.Id, Version(thread)) is not { } wording || wording.Sections.All(section => section.Reason is not null)) return null;
        if (!_approvedOnly) return wording;
        var approved = _reader.Decisions(thread.Id).LastOrDefault(decision => decision.Kind == DecisionKind.Approve && decision.Version == wording.Version);
        return approved?.At >= wording.WrittenAt ? wording : null;
    }

    private StoryPicture? Picture(Briefing briefing) => _showsPictures ? StoryPicture.Of(briefing, _reader.Post) : null;

    /// <summary>The versions readers may see, and the others.</summary>
    private (IReadOnlyList<Briefing> Shown, IReadOnlyList<Briefing> Later) Split(StoryThread thread)
    {
        var versions = _reader.Briefings(thread.Id).ToLookup(briefing => briefing.Version <= Version(thread));
        return ([.. versions[true]], [.. versions[false]]);
    }

    /// <summary>The live thread at the end of the merges. A thread begins to forward only to a live one, so the walk ends.</summary>
    private StoryThread? End(StoryThread merged)
    {
        var at = merged;
        while (at?.MergedInto is { } next) at = _reader.Thread(next);
        return at is { IsLive: true } ? at : null;
    }
}
