using InformationMachine.Data.Changes;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Text;
using InformationMachine.Threads;

namespace InformationMachine.Desk.Index;

/// <summary>
/// The latest posts and their threads in memory, for search and review. Follows the store: each refresh reads only what is new, so it
/// costs what has changed. Not thread-safe; <see cref="DeskState"/> guards it.
/// </summary>
internal sealed class StoryIndex(IMachineReader reader, int maximumPosts)
{
    private static readonly HashSet<ChangeKind> Assignments = [ChangeKind.Assignment];

    private readonly PostTokenizer _tokenizer = new();
    private readonly Dictionary<PostId, IndexedPost> _posts = [];
    private readonly Dictionary<ThreadId, IndexedThread> _threads = [];
    private readonly Dictionary<long, IndexedPost> _bySequence = [];
    private readonly Voices _voices = new();
    private readonly HashSet<ThreadId> _changed = [];
    private long _through = -1;
    private ChangeCursor _cursor;
    private int _decisions;

    /// <summary>The words in use.</summary>
    public Vocabulary Vocabulary { get; private set; } = new();

    public IReadOnlyDictionary<ThreadId, IndexedThread> Threads => _threads;

    public IReadOnlyDictionary<PostId, IndexedPost> Posts => _posts;

    /// <summary>The last sequence that has been taken in.</summary>
    public long Through => _through;

    /// <summary>The post with a sequence; null where it is not known.</summary>
    public IndexedPost? At(long sequence) => _bySequence.GetValueOrDefault(sequence);

    /// <summary>How often it has begun anew, forgetting old posts.</summary>
    public int Beginnings { get; private set; }

    /// <summary>The latest publication time known.</summary>
    public DateTimeOffset Newest { get; private set; }

    /// <summary>True once all that was linked by then has been taken in.</summary>
    public bool IsCurrent { get; private set; }

    /// <summary>
    /// Takes in some of what is new, and what was decided once all posts are in; returns the threads whose posts changed, by number.
    /// </summary>
    public IReadOnlyList<ThreadId> Refresh(int posts)
    {
        if (_through < 0 || _posts.Count > maximumPosts + (maximumPosts / 5)) Begin();
        IsCurrent = Link(posts);
        if (IsCurrent) Follow();
        var changed = _changed.Order().ToList();
        _changed.Clear();
        return changed;
    }

    /// <summary>
    /// Follows what became of posts since, by merges, decisions and second looks. Posts that were linked since are taken in by the next
    /// refresh, with the threads they have then.
    /// </summary>
    private void Follow()
    {
        var latest = reader.LatestChange;
        foreach (var change in reader.ChangesAfter(_cursor, Assignments)) Reassign((Assignment)change.Record);
        _cursor = latest;
        var decisions = reader.DecisionsAfter(_decisions).ToList();
        foreach (var thread in decisions.SelectMany(decision => decision.Touched)) _changed.Add(thread);
        if (decisions.Count > 0) _decisions = decisions[^1].Id.Value;
    }

    /// <summary>The terms of any text, known ones only.</summary>
    public IReadOnlyList<int> KnownTerms(string text) => [.. Words(text).Select(Vocabulary.Find).Where(term => term >= 0)];

    /// <summary>The words of a text as the linker reads them, each once, in order.</summary>
    public IReadOnlyList<string> Words(string text) => [.. _tokenizer.Tokenize(text).Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    private void Begin()
    {
        Beginnings++;
        _posts.Clear();
        _bySequence.Clear();
        _threads.Clear();
        Vocabulary = new Vocabulary();
        _through = Math.Max(0, reader.LinkedThrough - maximumPosts);
        _cursor = reader.LatestChange;
        _decisions = reader.LastDecision;
    }

    /// <summary>True once all posts linked by then are in.</summary>
    private bool Link(int posts)
    {
        var through = reader.LinkedThrough;
        if (through <= _through) return true;
        foreach (var (post, assignment) in reader.PostsAfter(_through).TakeWhile(post => post.Sequence <= through).Zip(reader.AssignmentsAfter(_through)))
        {
            if (posts-- == 0) return false;
            if (post.Sequence != assignment.Sequence) throw new InvalidDataException($"Post {post.Id} has no assignment although all posts up to {through} are linked.");
            var digest = new IndexedPost(post, Vocabulary.Add(Words(PostText.ForLinking(post, reader))), assignment, _voices.Of(post));
            _posts[post.Id] = digest;
            _bySequence[post.Sequence] = digest;
            Vocabulary.List(digest);
            Thread(digest.Thread).Add(digest);
            _changed.Add(digest.Thread);
            if (post.PublishedAt > Newest) Newest = post.PublishedAt;
            _through = post.Sequence;
        }

        return true;
    }

    private void Reassign(Assignment assignment)
    {
        if (!_posts.TryGetValue(assignment.Post, out var post)) return;
        post.IsDecided = assignment.By == AssignedBy.Editor;
        Put(post, assignment.Thread);
    }

    private void Put(IndexedPost post, ThreadId thread)
    {
        if (post.Thread == thread) return;
        var from = Thread(post.Thread);
        from.Remove(post);
        if (from.Posts.Count == 0) _threads.Remove(from.Id);
        _changed.Add(from.Id);
        _changed.Add(thread);
        post.Thread = thread;
        Thread(thread).Add(post);
    }

    private IndexedThread Thread(ThreadId id)
    {
        if (!_threads.TryGetValue(id, out var thread)) _threads[id] = thread = new IndexedThread(id);
        return thread;
    }
}
