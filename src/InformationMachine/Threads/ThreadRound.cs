using System.Threading.Channels;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Threads;

/// <summary>
/// Gives every stored post that has none yet its thread. A round is what is stored and not linked when it begins; its end is committed
/// before it is linked, so that a round broken off anywhere is repeated as it was. Within it posts are linked by publication, whatever
/// feed was polled first. One round at a time; decisions take their turn between two, after which the linker is told anew what is stored.
/// </summary>
internal sealed class ThreadRound(IMachineStore store, ThreadOptions options, TimeProvider clock, ILogger<ThreadRound> logger)
{
    /// <summary>The most posts of a round.</summary>
    public const int MaximumPosts = 10_000;

    /// <summary>From this share of all on, active threads are read with all others.</summary>
    private const int ReadInARow = 3;

    private readonly ChannelReader<Turn> _turns = Turn.Queue();
    private readonly PostJudge _judge = new(store, options);
    private readonly LinkingModel _model = LinkingModel.From(options);
    private Linker? _linker;
    private IReadOnlySet<ThreadId> _spokenFor = new HashSet<ThreadId>();
    private int _lastDecision;
    private long _linked;
    private StoreLease? _lease;

    /// <summary>How sure it has to be of a thread that no editor speaks for.</summary>
    public PublishingBar Bar => new(_model.PublishFrom, _model.PublishFrom - LinkingModel.PublishSlack);

    /// <summary>True where another process links: this one may have to go on with it at any time.</summary>
    public bool StandsBy => _lease is null;

    /// <summary>Links what is not linked yet; nothing where another process does that.</summary>
    /// <exception cref="LeaseLostException">Another process links now; nothing of the round is stored.</exception>
    /// <exception cref="BasisChangedException">An editor has decided meanwhile, in another process; nothing of the round is stored.</exception>
    public async Task<ThreadRoundResult> RunAsync(CancellationToken cancellationToken)
    {
        if (!MayLink()) return new ThreadRoundResult(0, 0, 0);
        var result = new ThreadRoundResult(0, 0, 0);
        while (await BeginAsync(cancellationToken) is { Count: > 0 } posts)
        {
            var round = await LinkAsync(posts, cancellationToken);
            result = new ThreadRoundResult(result.Linked + posts.Count, result.Started + round.Started.Count, result.Merged + round.Merges.Count);
        }

        return result;
    }

    /// <summary>Waits for the end of the commit under way; nothing is linked until the turn is given back.</summary>
    public async Task<Turn> TakeTurnAsync(CancellationToken cancellationToken) => await _turns.ReadAsync(cancellationToken);

    /// <summary>Whoever links anew, or after another did, knows what is stored and nothing else.</summary>
    private bool MayLink()
    {
        var lease = store.Hold(StoreRole.Link);
        if (lease == _lease) return lease is not null;
        if (lease is not null) logger.LogInformation("This process links from now on (epoch {Epoch})", lease.Epoch);
        _lease = lease;
        Forget();
        return lease is not null;
    }

    private void Forget()
    {
        _linker = null;
        _judge.Reset();
    }

    /// <summary>The posts of the round that was broken off or, where none was, of the next one, by publication.</summary>
    private async Task<IReadOnlyList<Post>> BeginAsync(CancellationToken cancellationToken)
    {
        var (linked, through) = (store.LinkedThrough, store.RoundThrough);
        var posts = store.PostsAfter(linked).TakeWhile(post => through <= linked || post.Sequence <= through).Take(MaximumPosts).ToList();
        if (posts.Count > 0 && through <= linked) await store.CommitAsync(new StoreBatch { RoundThrough = posts[^1].Sequence, Leases = [_lease!] }, cancellationToken);
        _linked = linked;
        return [.. posts.OrderBy(post => post.PublishedAt).ThenBy(post => post.Id.Value, StringComparer.Ordinal)];
    }

    private async Task<LinkedRound> LinkAsync(IReadOnlyList<Post> posts, CancellationToken cancellationToken)
    {
        try
        {
            if (!_judge.IsReady) await RestoreAsync(cancellationToken);
            var judged = _judge.Judge(posts, cancellationToken);
            using var turn = await TakeTurnAsync(cancellationToken);
            if (_linker is null || _linker.Last != judged[0].Observed.Order - 1 || HasBeenDecided()) _linker = Restored(Recalled(cancellationToken), cancellationToken);
            var round = _linker.Link([.. judged.Select(item => (Node(item.Post, item.Observed.Order, item.Habits), item.Links))]);
            await CommitAsync(posts, judged, round, cancellationToken);
            return round;
        }
        catch
        {
            // Linker and judge are ahead of the store now: the next round starts from what is stored.
            Forget();
            throw;
        }
    }

    /// <summary>True where an editor has changed something the linker must know since it was told what is stored.</summary>
    private bool HasBeenDecided() => store.LastDecision > _lastDecision;

    /// <summary>
    /// Tells judge and linker what is stored, both at once: at a hundred thousand posts each of them, and the reading, takes a second. Decisions wait, so that
    /// what is read is of one moment.
    /// </summary>
    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        var recalled = Recalled(cancellationToken);
        var linker = Task.Run(() => Restored(recalled, cancellationToken), cancellationToken);
        try
        {
            _judge.Recall(recalled, cancellationToken);
        }
        finally
        {
            _linker = await linker;
        }
    }

    private IReadOnlyList<RecalledPost> Recalled(CancellationToken cancellationToken)
    {
        // Asked first: what another process decides while this one reads is noticed then.
        _lastDecision = store.LastDecision;
        return new LinkedMemory(store, _model.ActivePosts).Read(cancellationToken);
    }

    private Linker Restored(IReadOnlyList<RecalledPost> posts, CancellationToken cancellationToken)
    {
        _spokenFor = SpokenFor.By(store);
        var linker = new Linker(_model, LinkConstraints.From(store));
        linker.BeginRecall((int)store.Counts().Threads);
        foreach (var recalled in posts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            linker.Recall(Node(recalled.Post, recalled.Evidence.Order, PostHabits.FromNumbers(recalled.Evidence.Habits)), recalled.Links, recalled.Assignment.Thread);
        }

        linker.EndRecall();
        foreach (var thread in Threads(linker)) linker.Recall(thread);
        return linker;
    }

    /// <summary>One after the other they are read in a third of the time that it takes to look each up.</summary>
    private IEnumerable<StoryThread> Threads(Linker linker) =>
        ReadInARow * linker.Threads.Count > store.Counts().Threads ? store.Threads() : linker.Threads.Keys.ToList().Select(id => store.Thread(id)!);

    private PostNode Node(Post post, long order, PostHabits habits) => new(order, post.Sequence, post.Id, post.PublishedAt, _judge.Voice(post)) { IsAccount = post.Handle is not null, IsCrowd = habits.IsCrowd };

    private async Task CommitAsync(IReadOnlyList<Post> posts, IReadOnlyList<JudgedPost> judged, LinkedRound round, CancellationToken cancellationToken)
    {
        var batch = new ThreadBatch(store, _model, _spokenFor, clock.GetUtcNow());
        await store.CommitAsync(batch.Of(posts, round) with
        {
            Evidence = [.. judged.Select(item => item.ToEvidence())],
            EvidenceFrom = judged[^1].Observed.Order - _model.ActivePosts,
            LinkedThrough = posts.Max(post => post.Sequence),
            Leases = [_lease!],
            Basis = new LinkingBasis(_linked, _lastDecision),
        }, cancellationToken);
        foreach (var thread in batch.Confirmed) logger.LogInformation("Thread {Thread} started: {Title}", thread.Id.Value, thread.Title);
        foreach (var merge in round.Merges) logger.LogInformation("Thread {From} merged into {Into} ({Sureness:F2})", merge.From.Value, merge.Into.Value, merge.Sureness);
    }
}
