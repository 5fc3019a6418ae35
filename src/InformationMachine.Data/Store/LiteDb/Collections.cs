using System.Security.Cryptography;
using InformationMachine.Data.Changes;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb;

/// <summary>The collections of a data file, their indices, and the schema they follow.</summary>
internal sealed class Collections
{
    /// <summary>The schema this program reads and writes.</summary>
    public const int SchemaVersion = 1;

    private const string SchemaKey = "schema";
    private const string FeedIdentityKey = "changes";
    private const string LinkedThroughKey = "linkedThrough";

    public Collections(ILiteDatabase database)
    {
        Meta = database.GetCollection("meta");
        Feeds = database.GetCollection("feeds", BsonAutoId.ObjectId);
        Posts = database.GetCollection("posts", BsonAutoId.Int64);
        Revisions = database.GetCollection("revisions");
        Threads = database.GetCollection("threads", BsonAutoId.Int32);
        Assignments = database.GetCollection("assignments", BsonAutoId.Int64);
        Merges = database.GetCollection("merges", BsonAutoId.Int32);
        Briefings = database.GetCollection("briefings", BsonAutoId.Int64);
        Decisions = database.GetCollection("decisions", BsonAutoId.Int32);
        Changes = database.GetCollection("changes", BsonAutoId.Int64);
    }

    public ILiteCollection<BsonDocument> Meta { get; }

    public ILiteCollection<BsonDocument> Feeds { get; }

    public ILiteCollection<BsonDocument> Posts { get; }

    public ILiteCollection<BsonDocument> Revisions { get; }

    public ILiteCollection<BsonDocument> Threads { get; }

    public ILiteCollection<BsonDocument> Assignments { get; }

    public ILiteCollection<BsonDocument> Merges { get; }

    public ILiteCollection<BsonDocument> Briefings { get; }

    public ILiteCollection<BsonDocument> Decisions { get; }

    public ILiteCollection<BsonDocument> Changes { get; }

    /// <summary>The collection that changes of a kind are about.</summary>
    public ILiteCollection<BsonDocument> Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Post => Posts,
        ChangeKind.Revision => Revisions,
        ChangeKind.Thread => Threads,
        ChangeKind.Assignment => Assignments,
        ChangeKind.Merge => Merges,
        ChangeKind.Decision => Decisions,
        ChangeKind.Briefing => Briefings,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Creates what is missing in a new file.</summary>
    public void EnsureIndices()
    {
        Posts.EnsureIndex("id", "$.id", unique: true);
        Threads.EnsureIndex("toBrief", "$.toBrief");
        Assignments.EnsureIndex("thread", "$.thread");
        Merges.EnsureIndex("into", "$.into");
        Decisions.EnsureIndex("threads", "$.threads[*]");
        if (FeedIdentity is null) RenewFeedIdentity();
    }

    /// <summary>The schema of the file; null in a new one.</summary>
    public int? Schema => Meta.FindById(SchemaKey)?["value"].AsInt32;

    /// <summary>Marks the file as following <see cref="SchemaVersion"/>.</summary>
    public void WriteSchema() => Meta.Upsert(new BsonDocument { ["_id"] = SchemaKey, ["value"] = SchemaVersion });

    /// <summary>What the cursors of this file's change feed bear; null in a file that has none yet.</summary>
    public string? FeedIdentity => Meta.FindById(FeedIdentityKey)?["value"].AsString;

    /// <summary>Makes all cursors given so far void, as after a restored backup.</summary>
    public void RenewFeedIdentity() => Meta.Upsert(new BsonDocument { ["_id"] = FeedIdentityKey, ["value"] = RandomNumberGenerator.GetHexString(16, lowercase: true) });

    /// <summary>The latest entry of the change feed; null where there is none.</summary>
    public ChangeEntry? LastChange() => ChangeAtOrBefore(long.MaxValue);

    /// <summary>The entry that holds the change with this number; null where there is none.</summary>
    public ChangeEntry? ChangeAt(long number) => ChangeAtOrBefore(number) is { } entry && entry.Last >= number ? entry : null;

    /// <summary>The sequence up to which all posts are linked.</summary>
    public long LinkedThrough
    {
        get => Meta.FindById(LinkedThroughKey)?["value"].AsInt64 ?? 0;
        set => Meta.Upsert(new BsonDocument { ["_id"] = LinkedThroughKey, ["value"] = value });
    }

    /// <summary>The number of the latest decision; 0 where there is none.</summary>
    public int LastDecision()
    {
        var last = Decisions.Query().OrderByDescending("_id").Limit(1).FirstOrDefault();
        return last is null ? 0 : last["_id"].AsInt32;
    }

    /// <summary>The greatest sequence given so far; 0 in an empty file.</summary>
    public long LastSequence()
    {
        var last = Posts.Query().OrderByDescending("_id").Limit(1).FirstOrDefault();
        return last is null ? 0 : last["_id"].AsInt64;
    }

    private ChangeEntry? ChangeAtOrBefore(long number) =>
        Changes.Query().Where(Where.Between("_id", 1L, number)).OrderByDescending("_id").Limit(1).FirstOrDefault() is { } document ? ChangeDocument.Read(document) : null;
}
