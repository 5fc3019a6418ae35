using System.Threading.Channels;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Features;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Threads;

/// <summary>
/// Gives every stored post that has none yet its thread, in order of arrival. Each commit moves the mark of what is linked together
/// with the assignments, threads and merges behind it, so that a round broken off anywhere is continued by the next one. One round
/// at a time; decisions take their turn between its commits, after which the linker is told anew what is stored.
/// </summary>
internal sealed class ThreadRound(IMachineStore store, ThreadOptions options, TimeProvider clock, ILogger<ThreadRound> logger)
{
    private const int PostsPerCommit = 1000;

    private readonly Featurizer _featurizer = new(new FeatureWeights());
    private readonly ChannelReader<Turn> _turns = Turn.Queue();
    private readonly Voices _voices = new();
    private Linker? _linker;
    private int _lastDecision;

    /// <summary>Links what is not linked yet.</summary>
    public async Task<ThreadRoundResult> RunAsync(CancellationToken cancellationToken)
    {
        var result = new ThreadRoundResult(0, 0, 0);
        var linkedThrough = store.LinkedThrough;
        foreach (var posts in store.PostsAfter(linkedThrough).Chunk(PostsPerCommit))
        {
            using var turn = await TakeTurnAsync(cancellationToken);
            if (_linker?.LinkedThrough != linkedThrough || HasBeenDecided()) _linker = await RestoreAsync(linkedThrough, cancellationToken);
            var batch = Link(_linker, posts);
            linkedThrough = posts[^1].Sequence;
            await CommitAsync(batch.ToStoreBatch(linkedThrough), cancellationToken);
            Log(batch);
            result = new ThreadRoundResult(result.Linked + posts.Length, result.Started + batch.Started, result.Merged + batch.Merges.Count);
        }

        return result;
    }

    /// <summary>Waits for the end of the commit under way; nothing is linked until the turn is given back.</summary>
    public async Task<Turn> TakeTurnAsync(CancellationToken cancellationToken) => await _turns.ReadAsync(cancellationToken);

    /// <summary>True where an editor has changed something the linker must know since it was told what is stored.</summary>
    private bool HasBeenDecided() =>
        store.LastDecision > _lastDecision && store.DecisionsAfter(_lastDecision).Any(decision => decision.IsStructural || decision.Kind is DecisionKind.Part or DecisionKind.Hide or DecisionKind.Undo);

    private ThreadBatch Link(Linker linker, Post[] posts)
    {
        var batch = new ThreadBatch(store, clock.GetUtcNow());
        foreach (var (post, remembered) in posts.Zip(Remember(posts))) batch.Add(post, linker.Link(remembered));
        return batch;
    }

    private async Task CommitAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await store.CommitAsync(batch, cancellationToken);
        }
        catch
        {
            // The linker is ahead of the store now: the next round starts from what is stored.
            _linker = null;
            throw;
        }
    }

    /// <summary>
    /// A linker that continues after a sequence as if it had never been stopped. While it is told of one page of posts, the next one is
    /// read and featurized, which costs as much again.
    /// </summary>
    private async Task<Linker> RestoreAsync(long linkedThrough, CancellationToken cancellationToken)
    {
        _lastDecision = store.LastDecision;
        var linker = new Linker(LinkingModel.From(options), LinkConstraints.From(store));
        linker.BeginRecall(linkedThrough, (int)store.Counts().Threads);
        using var pages = Recalled(linker.RecallFrom(linkedThrough) - 1, linkedThrough).GetEnumerator();
        var next = Read(pages);
        while (await next is { } page)
        {
            cancellationToken.ThrowIfCancellationRequested();
            next = Read(pages);
            try
            {
                foreach (var (post, assignment) in page) linker.Recall(post, assignment.Thread, assignment.Score);
            }
            catch
            {
                await next;
                throw;
            }
        }

        return linker;
    }

    private static Task<(RememberedPost Post, Assignment Assignment)[]?> Read(IEnumerator<(RememberedPost Post, Assignment Assignment)[]> pages) =>
        Task.Run(() => pages.MoveNext() ? pages.Current : null, CancellationToken.None);

    /// <summary>The posts after one sequence and through another with their assignments, in pages.</summary>
    private IEnumerable<(RememberedPost Post, Assignment Assignment)[]> Recalled(long from, long through)
    {
        var stored = store.PostsAfter(from).Zip(store.AssignmentsAfter(from)).TakeWhile(pair => pair.First.Sequence <= through);
        foreach (var page in stored.Chunk(PostsPerCommit))
        {
            foreach (var (post, assignment) in page.Where(pair => pair.Second.Sequence != pair.First.Sequence))
                throw new InvalidDataException($"Post {post.Id} (sequence {post.Sequence}) has no assignment although all posts up to {through} are linked.");
            yield return [.. Remember([.. page.Select(pair => pair.First)]).Zip(page, (post, pair) => (post, pair.Second))];
        }
    }

    private IEnumerable<RememberedPost> Remember(IReadOnlyList<Post> posts) =>
        posts.Zip(_featurizer.Featurize(posts.Select(post => PostText.ForLinking(post, store))),
            (post, vector) => new RememberedPost(post.Sequence, post.PublishedAt.ToUnixTimeSeconds(), vector, _voices.Of(post)));

    private void Log(ThreadBatch batch)
    {
        foreach (var thread in batch.Confirmed.Select(batch.Thread).Where(thread => thread.IsLive))
            logger.LogInformation("Thread {Thread} started: {Title}", thread.Id.Value, thread.Title);
        foreach (var merge in batch.Merges.Where(merge => batch.Thread(merge.Into).PostCount > 2))
            logger.LogInformation("Thread {From} merged into {Into} ({Score:F2})", merge.From.Value, merge.Into.Value, merge.Score);
    }
}
