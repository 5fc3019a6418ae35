using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>
/// Lets the model word the newest version of each story that readers see and that has no wording yet, the latest first, one request at a
/// time. It has no part in writing versions: a slow or dead model delays none. The store is the queue: what a round did not come to, the next
/// one finds. Not thread-safe.
/// </summary>
internal sealed partial class WordingRound(IMachineStore store, WordingWriter? writer, ModelAccess? access, ModelOptions options, ModelFigures figures, TimeProvider time, ILogger<WordingRound> logger)
{
    /// <summary>More stories than wait at once are older than a reader looks for; they come when they have a new version.</summary>
    private const int MostWaiting = 1000;

    private static readonly HashSet<ChangeKind> Wanted = [ChangeKind.Thread];

    private readonly Dictionary<int, DateTimeOffset> _waiting = [];
    private ChangeCursor? _seen;

    /// <summary>True where the settings name a model.</summary>
    public bool IsOn => writer is not null;

    /// <summary>How many stories wait.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Words what waits until nothing does or the model cannot be asked; returns the wordings added.</summary>
    /// <param name="added">Called after each wording: a model may need minutes for the next, and readers need not wait for it.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<IReadOnlyList<ModelWording>> RunAsync(Action? added, CancellationToken cancellationToken)
    {
        var wordings = new List<ModelWording>();
        if (writer is null || access is null || store.Hold(StoreRole.Brief) is not { } lease) return wordings;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Look();
            Tell(access);
            if (access.PausedUntil is not null || Next() is not { } briefing) return wordings;
            if (await WordAsync(writer, briefing, lease, cancellationToken) is not { } wording) continue;
            wordings.Add(wording);
            added?.Invoke();
        }
    }

    /// <summary>The stories that have changed since it last looked; at first all.</summary>
    private void Look()
    {
        ChangeCursor? end = null;
        try
        {
            end = store.LatestChange;
            var threads = _seen is { } seen ? store.ChangesAfter(seen, Wanted).Select(change => (StoryThread)change.Record).ToList() : store.Threads();
            foreach (var thread in threads) Note(thread);
        }
        catch (ChangeCursorException)
        {
            foreach (var thread in store.Threads()) Note(thread);
        }

        _seen = end;
        if (_waiting.Count <= MostWaiting) return;
        foreach (var old in _waiting.OrderBy(story => story.Value).Take(_waiting.Count - MostWaiting).Select(story => story.Key).ToList()) _waiting.Remove(old);
    }

    private void Note(StoryThread thread)
    {
        if (thread is { IsLive: true, IsShown: true, IsHidden: false, BriefingVersion: > 0, ArchivedIn: null }) _waiting[thread.Id.Value] = thread.UpdatedAt;
        else _waiting.Remove(thread.Id.Value);
    }

    /// <summary>The newest version of the latest story that has no wording.</summary>
    private Briefing? Next()
    {
        while (_waiting.Count > 0)
        {
            var latest = _waiting.MaxBy(story => story.Value).Key;
            var briefing = store.LatestBriefing(new ThreadId(latest));
            if (briefing is not null && store.Wording(briefing.Thread, briefing.Version) is null) return briefing;
            _waiting.Remove(latest);
        }

        return null;
    }

    private async Task<ModelWording?> WordAsync(WordingWriter writer, Briefing briefing, StoreLease lease, CancellationToken cancellationToken)
    {
        try
        {
            var wording = await writer.WriteAsync(briefing, store.PostsAsOf(briefing), cancellationToken);
            await store.CommitAsync(new StoreBatch { Wordings = [wording], Leases = [lease], AnswersFrom = time.GetUtcNow() - options.KeepAnswers }, cancellationToken);
            _waiting.Remove(briefing.Thread.Value);
            Worded(briefing.Thread.Value, briefing.Version, wording.Sections.Count(section => section.Reason is null), wording.Sections.Length, wording.Refused.Length);
            return store.Wording(wording.Thread, wording.Version);
        }
        catch (ModelException e)
        {
            NotWorded(briefing.Thread.Value, briefing.Version, e.Message);
            return null;
        }
    }

    /// <summary>What an operator sees of it.</summary>
    private void Tell(ModelAccess access)
    {
        figures.Set("im_model_waiting", _waiting.Count);
        figures.Set("im_model_requests_left_today", access.Left.Requests);
        figures.Set("im_model_tokens_left_today", access.Left.Tokens);
        figures.State = access.State ?? (_waiting.Count == 0 ? "waits for a version" : "words");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Thread {Thread}: version {Version} worded by the model (sections {Worded} of {Sections}, sentences refused {Refused})")]
    private partial void Worded(int thread, int version, int worded, int sections, int refused);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Thread {Thread}: version {Version} keeps the posts' own words for now: {Why}")]
    private partial void NotWorded(int thread, int version, string why);
}
