using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>
/// Checks every invariant of a data file: each record whole, each post once and in exactly one live thread or pending, citations that
/// resolve, counts and indices that agree, nothing that belongs to nothing.
/// </summary>
internal sealed class DataCheck
{
    private readonly CheckedFile _file;
    private readonly Findings _findings;
    private readonly RecordScan _scan;
    private readonly Dictionary<UInt128, long> _posts = [];
    private readonly Dictionary<int, int> _held = [];
    private readonly Dictionary<int, ThreadFacts> _threads = [];
    private readonly IReadOnlySet<UInt128> _archived;

    /// <param name="file">The file.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="archived">The posts of the archives.</param>
    public DataCheck(CheckedFile file, Findings findings, IReadOnlySet<UInt128> archived)
    {
        (_file, _findings, _archived) = (file, findings, archived);
        _scan = new RecordScan(file, findings);
    }

    public void Run()
    {
        if (_file.Trouble is { } trouble)
        {
            // What the records say of one another cannot be asked, and everything would seem lost.
            _findings.Add("record", $"The file cannot be followed: {trouble}.", "The file is built anew from the records that its pages hold, and from the published snapshot if that has the others.");
            return;
        }

        foreach (var _ in _scan.Read(all => all.Meta)) { /* Whether it is whole is all there is to know. */ }
        Posts();
        Assignments();
        foreach (var _ in _scan.Read(all => all.Evidence)) { /* Whether it is whole: what is missing is judged anew, as of new posts. */ }
        Threads();
        Merges();
        Revisions();
        Briefings();
        foreach (var _ in _scan.Read(all => all.Wordings)) { /* Whether it is whole: a wording rests on its version. */ }
        foreach (var _ in _scan.Read(all => all.Answers)) { /* Whether it is whole: what is missing is asked again. */ }
        Decisions();
        Feeds();
        foreach (var _ in _scan.Read(all => all.Memories)) { /* The same. */ }
        foreach (var _ in _scan.Read(all => all.Changes)) { /* The same. */ }
        new IndexCheck(_file, _findings).Run(_posts, _held);
    }

    private void Posts()
    {
        foreach (var post in _scan.Read(all => all.Posts))
        {
            var (id, sequence) = (post["id"].AsString, post["_id"].AsInt64);
            if (!_posts.TryAdd(PostKey.Of(id), sequence))
                _findings.Add("doubled", $"Post {id} is stored twice, as {_posts[PostKey.Of(id)]} and as {sequence}.", "The later one is taken out.");
            else if (_archived.Contains(PostKey.Of(id)))
                _findings.Add("doubled", $"Post {id} is in the data file and in an archive.", "It stays in the archive.");
        }
    }

    private void Assignments()
    {
        var linkedThrough = Ask(collections => collections.LinkedThrough, 0L);
        var pending = _posts.ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var record in _scan.Read(all => all.Assignments))
        {
            var (sequence, thread) = (record["_id"].AsInt64, record["thread"].AsInt32);
            if (!pending.Remove(sequence, out var post))
            {
                _findings.Add("lost", $"Post {record["post"].AsString} (sequence {sequence}) of thread {thread} is lost: only its assignment is there.", "It is taken from the published snapshot if that has it; otherwise the assignment is taken out.");
                continue;
            }

            if (PostKey.Of(record["post"].AsString) != post) _findings.Add("assignment", $"Assignment {sequence} names post {record["post"].AsString}, which is not the post of this sequence.", "It is made to name it.");
            _held[thread] = _held.GetValueOrDefault(thread) + 1;
        }

        foreach (var sequence in pending.Keys.Where(sequence => sequence <= linkedThrough).Order())
            _findings.Add("unlinked", $"The post with sequence {sequence} is in no thread although all up to {linkedThrough} are linked.", "It gets the thread it has in the published snapshot, or one of its own.");
    }

    private void Threads()
    {
        foreach (var record in _scan.Read(all => all.Threads))
        {
            var thread = ThreadDocument.Read(record);
            _threads[thread.Id.Value] = new ThreadFacts(thread.MergedInto?.Value, thread.BriefingVersion, record.Number("archived"));
            var held = _held.GetValueOrDefault(thread.Id.Value);
            if (!thread.IsLive && held > 0) _findings.Add("merged", $"Thread {thread.Id} was merged into {thread.MergedInto} but holds {held} posts.", "They go to the thread it was merged into.");
            else if (thread.PostCount != held && record.Number("archived") is null) _findings.Add("count", $"Thread {thread.Id} says {thread.PostCount} posts and holds {held}.", "It is counted anew.");
        }

        foreach (var thread in _held.Keys.Where(thread => !_threads.ContainsKey(thread)).Order())
            _findings.Add("thread", $"Thread {thread} is missing although it holds {_held[thread]} posts.", "It is taken from the published snapshot, or made anew.");
        foreach (var (id, facts) in _threads.Where(pair => pair.Value.MergedInto is { } into && (!_threads.ContainsKey(into) || into == pair.Key)))
            _findings.Add("forward", $"Thread {id} forwards to thread {facts.MergedInto}, which is not there.", "Nothing: restore a backup.");
    }

    private void Merges()
    {
        foreach (var record in _scan.Read(all => all.Merges))
        {
            foreach (var end in new[] { record["from"].AsInt32, record["into"].AsInt32 }.Where(end => !_threads.ContainsKey(end)))
                _findings.Add("merge", $"Merge {record["_id"]} speaks of thread {end}, which is not there.", "Nothing: restore a backup.");
        }
    }

    private void Revisions()
    {
        foreach (var record in _scan.Read(all => all.Revisions))
        {
            if (!IsKnown(record["post"].AsString)) _findings.Add("orphan", $"Revision {record["_id"].AsString} belongs to no post.", "It is taken out.");
        }
    }

    private void Briefings()
    {
        var versions = new Dictionary<int, int>();
        foreach (var record in _scan.Read(all => all.Briefings))
        {
            var thread = record["thread"].AsInt32;
            versions[thread] = versions.GetValueOrDefault(thread) + 1;
            if (!_threads.ContainsKey(thread)) _findings.Add("orphan", $"A briefing belongs to thread {thread}, which is not there.", "Nothing: it stays, and can be read by number.");
            CitationCheck.Run(record, IsKnown, _findings);
        }

        foreach (var (thread, facts) in _threads.Where(pair => pair.Value.Version != versions.GetValueOrDefault(pair.Key)))
            _findings.Add("versions", $"Thread {thread} says {facts.Version} briefing versions and has {versions.GetValueOrDefault(thread)}.", "Missing ones are taken from the published snapshot if that has them.");
    }

    private void Decisions()
    {
        var expected = 1;
        foreach (var record in _scan.Read(all => all.Decisions))
        {
            if (record["_id"].AsInt32 != expected) _findings.Add("decision", $"Decision {expected} is missing.", "It is taken from the published snapshot if that has it.");
            expected = record["_id"].AsInt32 + 1;
        }
    }

    private void Feeds()
    {
        var posts = _scan.Read(all => all.Feeds).Sum(record => record["posts"].AsInt64);
        var known = _posts.Count + _archived.Count;
        // Posts of `replay` and of feeds of former times have no cursor: there may be more posts than cursors count, never fewer.
        if (posts > known) _findings.Add("feeds", $"The feeds' cursors count {posts} posts, of which {posts - known} are not there.", "Nothing: they come again if their publishers still list them.");
    }

    private bool IsKnown(string post) => _posts.ContainsKey(PostKey.Of(post)) || _archived.Contains(PostKey.Of(post));

    private T Ask<T>(Func<Collections, T> question, T otherwise)
    {
        try
        {
            return _file.Ask(question);
        }
        catch (Exception e) when (Damage.Is(e))
        {
            _findings.Add("file", $"The file cannot be asked: {e.Message}", "It is built anew from what can be read.");
            return otherwise;
        }
    }
}
