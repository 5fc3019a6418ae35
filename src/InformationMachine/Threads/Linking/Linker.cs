using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// Gives each post a thread as it arrives: the one whose centroid is most alike, faded by its silence, or a new one where none is
/// alike enough (first story detection). Every few hundred posts threads that turned out to tell one story are merged.
/// </summary>
/// <remarks>
/// The state is a function of the remembered posts and their threads alone. Term weights are renewed and threads merged at
/// sequences that follow from the sequence itself, never from how posts came in batches; so a linker that is given the
/// stored assignments of the remembered posts continues exactly as one that was never stopped. Not thread-safe.
/// </remarks>
internal sealed class Linker
{
    /// <summary>Scores are remembered as multiples of this fraction, so that their sum is exact.</summary>
    private const double ScoreUnit = 4096;

    /// <summary>Joins after which a stream's own scores weigh as much as the usual ones.</summary>
    private const int PriorJoins = 50;

    /// <summary>Steps of 10 % in each e-fold of a thread's size.</summary>
    private const double ExaminedSteps = 10.5;

    private readonly LinkingModel _model;
    private readonly ThreadIndex _index;
    private readonly ThreadChoice _choice;
    private readonly MergePass _mergePass;
    private readonly Queue<RememberedPost> _remembered = new();
    private long _nextRefresh = 1;
    private int _nextThread = 1;
    private long _scores;
    private int _joins;

    public Linker(LinkingModel model, LinkConstraints? constraints = null)
    {
        _model = model;
        _index = new ThreadIndex(model);
        var rhythm = new Rhythm(model);
        _choice = new ThreadChoice(model, _index, rhythm);
        _mergePass = new MergePass(model, _index, rhythm, constraints ?? LinkConstraints.None);
    }

    /// <summary>The sequence of the post linked last.</summary>
    public long LinkedThrough { get; private set; }

    /// <summary>How many threads can take a post.</summary>
    public int ActiveThreads => _index.Threads.Count;

    /// <summary>Decides about the next post.</summary>
    public LinkedPost Link(RememberedPost post)
    {
        var (thread, score, runnerUp, runnerUpId) = _choice.Choose(post, Level);
        var started = thread is null;
        var id = thread?.Id ?? new ThreadId(_nextThread++);
        var pass = post.Sequence / _model.MergeEvery;
        var isPassDue = pass > LinkedThrough / _model.MergeEvery;
        post.Score = (int)Math.Round(score * ScoreUnit);
        Remember(post, id);
        var (merges, examined) = isPassDue ? Review((pass - 1) * _model.MergeEvery) : ([], []);
        return new LinkedPost(id, started, score, runnerUp, merges) { RunnerUp = runnerUpId, Examined = examined };
    }

    /// <summary>
    /// The first sequence a new linker has to be told of with <see cref="Recall"/> to continue after <paramref name="linkedThrough"/>.
    /// </summary>
    public long RecallFrom(long linkedThrough) => EarliestRecalled(linkedThrough, _model.ActivePosts);

    /// <summary>The same for a linker that remembers so many posts; it never gets smaller.</summary>
    public static long EarliestRecalled(long linkedThrough, int activePosts) => LastRefresh(linkedThrough, activePosts) - activePosts + 1;

    /// <summary>
    /// Prepares a new linker to continue: posts from <see cref="RecallFrom"/> on with their present threads are recalled next, in order.
    /// </summary>
    public void BeginRecall(long linkedThrough, int threads)
    {
        _nextRefresh = Math.Max(1, LastRefresh(linkedThrough, _model.ActivePosts));
        _nextThread = threads + 1;
    }

    /// <summary>Takes a post with a decision made earlier.</summary>
    public void Recall(RememberedPost post, ThreadId thread, double score)
    {
        post.Score = (int)Math.Round(score * ScoreUnit);
        Remember(post, thread);
    }

    /// <summary>Merges threads that tell one story and looks at what holds those together that have grown.</summary>
    private (IReadOnlyList<FoundMerge> Merges, IReadOnlyList<ExaminedThread> Examined) Review(long since)
    {
        var grown = _index.Grown(since);
        var merges = _mergePass.Run(grown, since, _model.MergeThreshold * Math.Pow(Level, _model.MergeAdaptation));
        var merged = merges.Select(merge => _index.Threads.GetValueOrDefault(merge.Into)).OfType<ActiveThread>().ToHashSet();
        var open = grown.Where(thread => merged.Contains(thread) || HasStepped(thread, since)).Concat(merged).Where(_index.IsOpen).Distinct();
        return (merges, [.. open.OrderBy(thread => thread.Id).Select(thread => new ExaminedThread(thread.Id, _index.Cohesion(thread).IsLoose))]);
    }

    /// <summary>A thread is looked at anew whenever it has grown by a tenth, however slowly, since a look costs all its terms.</summary>
    private static bool HasStepped(ActiveThread thread, long since)
    {
        var size = thread.Posts.Count;
        return Step(size) != Step(size - thread.PostsAfter(since));
    }

    private static int Step(int size) => (int)(Math.Log(Math.Max(1, size)) * ExaminedSteps);

    /// <summary>
    /// How alike posts of one story are in this stream, against what is usual: long chatty posts share less than headlines do.
    /// </summary>
    private double Level =>
        Math.Max(_model.LevelFloor, ((_scores / ScoreUnit) + (PriorJoins * _model.UsualScore)) / (_joins + PriorJoins) / _model.UsualScore);

    private void CountScore(RememberedPost post, int sign)
    {
        if (post.Score == 0) return;
        _scores += sign * post.Score;
        _joins += sign;
    }

    private void Remember(RememberedPost post, ThreadId id)
    {
        while (_remembered.TryPeek(out var oldest) && oldest.Sequence <= post.Sequence - _model.ActivePosts)
        {
            _index.Forget(oldest);
            CountScore(oldest, -1);
            _remembered.Dequeue();
        }

        _index.Add(id, post);
        _remembered.Enqueue(post);
        CountScore(post, 1);
        LinkedThrough = post.Sequence;
        if (post.Sequence < _nextRefresh) return;
        _index.Refresh();
        while (_nextRefresh <= post.Sequence) _nextRefresh = RefreshAfter(_nextRefresh, _model.ActivePosts);
    }

    /// <summary>The last point at or before a sequence where term weights were renewed; 0 where there was none.</summary>
    private static long LastRefresh(long sequence, int activePosts)
    {
        long last = 0;
        for (long next = 1; next <= sequence; next = RefreshAfter(next, activePosts)) last = next;
        return last;
    }

    /// <summary>
    /// Term weights are renewed ever more rarely, always after a tenth of what is remembered: renewing costs all that is remembered,
    /// so that it costs the same per post however much that is, and a weight is never staler than in a small stream.
    /// </summary>
    private static long RefreshAfter(long sequence, int activePosts) => sequence + Math.Clamp(sequence / 10, 5, Math.Max(5000, activePosts / 10));
}
