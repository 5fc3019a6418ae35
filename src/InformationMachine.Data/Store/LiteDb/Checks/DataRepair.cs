using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Builds a data file anew from the whole records of a damaged one and, where those are gone, of a donor.</summary>
internal sealed class DataRepair
{
    private const int RecordsPerTransaction = 1000;

    private readonly CheckedFile _file;
    private readonly CheckedFile? _donor;
    private readonly IReadOnlySet<UInt128> _archived;
    private readonly Dictionary<UInt128, long> _posts = [];
    private readonly Dictionary<long, string> _pending = [];
    private readonly Dictionary<int, ThreadTally> _tallies = [];
    private readonly Dictionary<int, int?> _forwards = [];
    private StoreFile _target = null!;

    /// <param name="file">The damaged file.</param>
    /// <param name="donor">An older copy that is whole.</param>
    /// <param name="archived">Posts that are in the archives and must not come back from the donor.</param>
    public DataRepair(CheckedFile file, CheckedFile? donor, IReadOnlySet<UInt128> archived) => (_file, _donor, _archived) = (file, donor, archived);

    /// <summary>Builds and finishes the file.</summary>
    public void Build(DataFilePaths target)
    {
        using var built = StoreFile.Create(target, _file.Identity().File ?? Guid.NewGuid());
        _target = built;
        Meta();
        Copy(all => all.Feeds, record => record);
        Copy(all => all.Memories, record => record);
        Posts();
        Copy(all => all.Revisions, record => _posts.ContainsKey(PostKey.Of(record["post"].AsString)) ? record : null);
        Forwards();
        Assignments();
        Copy(all => all.Evidence, record => record);
        Threads();
        Copy(all => all.Merges, record => record);
        Copy(all => all.Decisions, record => record);
        Copy(all => all.Briefings, record => record);
        Copy(all => all.Wordings, record => record);
        Copy(all => all.Answers, record => record);
        Copy(all => all.Receivers, record => record);
        Copy(all => all.Told, record => record);
        // A watch that is only in the older copy was removed since, and a message that is only there was sent.
        Insert(all => all.Watches, Records(all => all.Watches, wholeNeedsNoDonor: true));
        Insert(all => all.Deliveries, Own(all => all.Deliveries, new Findings()));
        Changes();
        built.Finish();
    }

    private void Meta() => Copy(all => all.Meta, record => record["_id"].AsString is "schema" or "file" or "log" ? null : record);

    private void Posts() => Copy(all => all.Posts, record =>
    {
        if (_archived.Contains(PostKey.Of(record["id"].AsString)) || !_posts.TryAdd(PostKey.Of(record["id"].AsString), record["_id"].AsInt64)) return null;
        _pending.Add(record["_id"].AsInt64, record["id"].AsString);
        return record;
    });

    private void Forwards()
    {
        foreach (var record in Records(all => all.Threads)) _forwards[record["_id"].AsInt32] = record.Number("mergedInto");
    }

    private void Assignments()
    {
        Copy(all => all.Assignments, record =>
        {
            if (!_pending.Remove(record["_id"].AsInt64, out var post)) return null;
            record["post"] = post;
            record["thread"] = Live(record["thread"].AsInt32);
            Tally(record["thread"].AsInt32);
            return record;
        });
        var linkedThrough = _target.Collections.LinkedThrough;
        var next = _forwards.Keys.Concat(_tallies.Keys).DefaultIfEmpty(0).Max() + 1;
        foreach (var (sequence, post) in _pending.Where(pair => pair.Key <= linkedThrough).OrderBy(pair => pair.Key))
        {
            var found = _target.Collections.Posts.FindById(sequence)!;
            var assignment = new Assignment { Post = Posting(post), Sequence = sequence, Thread = new ThreadId(next), Provisional = new ThreadId(next), Score = 0, At = PostDocument.Read(found).FirstSeenAt, By = AssignedBy.Linker };
            _target.Collections.Assignments.Insert(ThreadDocument.Write(assignment));
            Tally(next++);
        }
    }

    private void Threads()
    {
        Copy(all => all.Threads, record =>
        {
            var thread = ThreadDocument.Read(record);
            _tallies.Remove(thread.Id.Value, out var tally);
            if (record.Number("archived") is not null || thread.PostCount == (tally?.Posts ?? 0)) return record;
            return ThreadDocument.Write(thread with { PostCount = tally?.Posts ?? 0, Revision = thread.Revision + 1 });
        });
        // What is left has posts but no record of its own.
        foreach (var (id, tally) in _tallies.OrderBy(pair => pair.Key))
        {
            var first = _target.Collections.Assignments.Find(Filter.Equal("thread", id)).OrderBy(record => record["_id"].AsInt64).First();
            var post = PostDocument.Read(_target.Collections.Posts.FindById(first["_id"])!);
            var title = post.Title ?? post.Text;
            _target.Collections.Threads.Insert(ThreadDocument.Write(new StoryThread
            {
                Id = new ThreadId(id),
                Title = title.Length is > 0 and <= 120 ? title : title.Length > 120 ? title[..120] : post.Author,
                StartedAt = post.PublishedAt,
                UpdatedAt = post.PublishedAt,
                PostCount = tally.Posts,
                Revision = tally.Posts,
                // What is known is that it was a thread; taking its pages away because its record is lost would lose more.
                IsPublished = true,
            }));
        }
    }

    /// <summary>A feed of changes with a gap would deceive its followers: they are told to begin again.</summary>
    private void Changes()
    {
        var findings = new Findings();
        var changes = new RecordScan(_file, findings).Read(all => all.Changes).ToList();
        if (findings.Total == 0)
        {
            Insert(all => all.Changes, changes);
            return;
        }

        _target.Collections.RenewFeedIdentity();
    }

    private static Posts.PostId Posting(string id) => Data.Posts.PostId.Parse(id);

    private int Live(int thread)
    {
        for (var steps = 0; steps < 1000 && _forwards.GetValueOrDefault(thread) is { } into; steps++) thread = into;
        return thread;
    }

    private void Tally(int thread) => _tallies[thread] = new ThreadTally((_tallies.GetValueOrDefault(thread)?.Posts ?? 0) + 1);

    private void Copy(Func<Collections, RecordCollection> of, Func<BsonDocument, BsonDocument?> change) =>
        Insert(of, Records(of).Select(change).OfType<BsonDocument>());

    private void Insert(Func<Collections, RecordCollection> of, IEnumerable<BsonDocument> records)
    {
        foreach (var page in records.Chunk(RecordsPerTransaction))
        {
            _target.Database.BeginTrans();
            of(_target.Collections).Upsert(page);
            _target.Database.Commit();
        }
    }

    /// <summary>The file's own records; then those only the donor has.</summary>
    /// <param name="of">The collection.</param>
    /// <param name="wholeNeedsNoDonor">True where the donor is asked only if some of the file's own could not be read.</param>
    private IEnumerable<BsonDocument> Records(Func<Collections, RecordCollection> of, bool wholeNeedsNoDonor = false)
    {
        var (own, findings) = (new HashSet<BsonValue>(), new Findings());
        foreach (var record in Own(of, findings).Where(record => own.Add(record["_id"]))) yield return record;
        if (_donor is null || (wholeNeedsNoDonor && findings.Total == 0)) yield break;
        foreach (var record in new RecordScan(_donor, new Findings()).Read(of).Where(record => own.Add(record["_id"]))) yield return record;
    }

    /// <summary>The file's whole records; where some could not be read, what its pages still hold.</summary>
    private IEnumerable<BsonDocument> Own(Func<Collections, RecordCollection> of, Findings findings)
    {
        var own = new HashSet<BsonValue>();
        foreach (var record in new RecordScan(_file, findings).Read(of).Where(record => own.Add(record["_id"]))) yield return record;
        if (findings.Total == 0) yield break;
        foreach (var record in _file.Salvage(of(_target.Collections).Name).Where(record => own.Add(record["_id"]))) yield return record;
    }
}
