using InformationMachine.Data.Briefings;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Rendering;

/// <summary>
/// Brings the site up to date, once: writes the pages of threads whose newest version or merge it does not show yet, then the front
/// page. A thread whose pages fail is logged and left for the next round; it never stops the others.
/// </summary>
/// <param name="reader">The data.</param>
/// <param name="approvedOnly">True shows the newest version an editor approved, and no thread without one.</param>
/// <param name="site">The folder of the site.</param>
/// <param name="json">The JSON form.</param>
/// <param name="log">Where failures go.</param>
internal sealed class RenderRound(IMachineReader reader, bool approvedOnly, string site, IBriefingRenderer json, ILogger<RenderRound> log)
{
    private readonly SiteWriter _writer = new(site, json);

    /// <summary>Runs it.</summary>
    /// <param name="all">True renders everything again, whatever is there.</param>
    /// <param name="cancellationToken">Stops between two files; what was written stays and is known to the next round.</param>
    public async Task<RenderResult> RunAsync(bool all, CancellationToken cancellationToken)
    {
        var known = await RenderedSite.ReadAsync(site, cancellationToken);
        var again = all || known.Threads.Count == 0;
        var result = new RenderResult(0, 0, 0, 0);
        try
        {
            foreach (var thread in reader.Threads())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Version(thread) > 0 || known.Threads.ContainsKey(thread.Id.Value)) result = await RenderAsync(thread, known, again, result, cancellationToken);
            }
        }
        finally
        {
            if (result.Files > 0) await known.WriteAsync(site, CancellationToken.None);
        }

        return result with { Files = result.Files + await _writer.WriteFrontAsync(Freshest(known), cancellationToken) };
    }

    private async Task<RenderResult> RenderAsync(StoryThread thread, RenderedSite known, bool again, RenderResult result, CancellationToken cancellationToken)
    {
        try
        {
            if (Version(thread) == 0) return Withdraw(thread.Id, known, result);
            var shown = known.Threads.GetValueOrDefault(thread.Id.Value);
            return thread.IsLive
                ? await RenderLiveAsync(thread, known, shown, again, result, cancellationToken)
                : await RenderMergedAsync(thread, known, shown, again, result, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The pages of thread {Thread} could not be written; they are tried again in the next round", thread.Id);
            return result with { Failed = result.Failed + 1 };
        }
    }

    private async Task<RenderResult> RenderLiveAsync(
        StoryThread thread, RenderedSite known, RenderedThread? shown, bool again, RenderResult result, CancellationToken cancellationToken)
    {
        if (!again && thread.IsHidden && shown is { Entry: null, ForwardsTo: null }) return result;
        if (!again && !thread.IsHidden && shown?.Entry?.Version == Version(thread) && File.Exists(_writer.ThreadPage(thread.Id))) return result;
        if (shown?.Entry?.Version > Version(thread)) _writer.Remove(thread.Id);
        var briefings = Shown(thread);
        if (briefings.Count == 0) return result;
        var files = await _writer.WriteThreadAsync(thread, briefings, again, cancellationToken);
        known.Threads[thread.Id.Value] = new RenderedThread(thread.IsHidden ? null : FrontPageEntry.Of(briefings[^1]));
        return result with { Threads = result.Threads + 1, Files = result.Files + files };
    }

    /// <summary>The version readers may see; 0 where there is none.</summary>
    private int Version(StoryThread thread) => approvedOnly ? Math.Min(thread.ApprovedVersion, thread.BriefingVersion) : thread.BriefingVersion;

    private List<Briefing> Shown(StoryThread thread) => [.. reader.Briefings(thread.Id).Where(briefing => briefing.Version <= Version(thread))];

    /// <summary>An approval was taken back: what it had put before readers is gone.</summary>
    private RenderResult Withdraw(ThreadId thread, RenderedSite known, RenderResult result)
    {
        _writer.Remove(thread);
        known.Threads.Remove(thread.Value);
        return result with { Files = result.Files + 1 };
    }

    private async Task<RenderResult> RenderMergedAsync(
        StoryThread thread, RenderedSite known, RenderedThread? shown, bool again, RenderResult result, CancellationToken cancellationToken)
    {
        var survivor = Survivor(thread);
        var target = survivor?.Value ?? 0;
        if (!again && shown?.ForwardsTo == target && File.Exists(_writer.ThreadPage(thread.Id))) return result;
        var briefings = Shown(thread);
        if (briefings.Count == 0) return result;
        var files = await _writer.WriteForwardAsync(thread, survivor, briefings, cancellationToken);
        known.Threads[thread.Id.Value] = new RenderedThread(null, target);
        return result with { Forwards = result.Forwards + 1, Files = result.Files + files };
    }

    /// <summary>The thread at the end of the merges, where it has a page to lead to. A thread begins to forward only to a live one, so the walk ends.</summary>
    private ThreadId? Survivor(StoryThread merged)
    {
        var at = merged;
        while (at?.MergedInto is { } next) at = reader.Thread(next);
        return at is { IsLive: true } && Version(at) > 0 ? at.Id : null;
    }

    private static List<(int Thread, FrontPageEntry Entry)> Freshest(RenderedSite known) =>
    [
        .. known.Threads.Where(pair => pair.Value.Entry is not null).Select(pair => (pair.Key, pair.Value.Entry!))
            .OrderByDescending(item => item.Item2.UpdatedAt).ThenByDescending(item => item.Key),
    ];
}
