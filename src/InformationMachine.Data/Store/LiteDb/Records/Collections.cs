using System.Security.Cryptography;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Records;

/// <summary>The collections of a data file, their indices, and the schema they follow.</summary>
internal sealed class Collections : IRecordCollections
{
    /// <summary>The schema this program reads and writes.</summary>
    public const int SchemaVersion = DataSchema.Version;

    /// <summary>From this schema on every record carries a check number, and the file its identity.</summary>
    public const int FirstSealedSchema = 2;

    /// <summary>The name of <see cref="Meta"/> in the file.</summary>
    public const string MetaName = "meta";

    /// <summary>The name of <see cref="Threads"/> in the file.</summary>
    public const string ThreadsName = "threads";

    private const string SchemaKey = "schema";
    private const string FeedIdentityKey = "changes";
    private const string LinkedThroughKey = "linkedThrough";
    private const string RoundThroughKey = "roundThrough";
    private const string FileKey = "file";
    private const string GenerationKey = "log";
    private const string FreedKey = "freed";
    private const string DeliveryCursorKey = "deliveries";

    private static readonly (string Collection, string Name, string Expression, bool IsUnique)[] Indices =
    [
        ("posts", "id", "$.id", true),
        ("posts", "parts", "$.parts[*].id", false),
        (ThreadsName, "toBrief", "$.toBrief", false),
        ("assignments", "thread", "$.thread", false),
        ("merges", "into", "$.into", false),
        ("decisions", "threads", "$.threads[*]", false),
        ("told", "pending", "$.pending", false),
        ("deliveries", "waiting", "$.waiting", false),
        ("wordings", "briefing", "$.briefing", true),
        ("answers", "at", "$.at", false),
    ];

    private readonly ILiteDatabase _database;

    public Collections(ILiteDatabase database)
    {
        _database = database;
        var meta = database.GetCollection(MetaName);
        Schema = meta.FindById(SchemaKey)?["value"].AsInt32;
        var isChecked = Schema is null or >= FirstSealedSchema;
        RecordCollection Open(string name, BsonAutoId ids = BsonAutoId.ObjectId) => new(database.GetCollection(name, ids), isChecked);
        Meta = new RecordCollection(meta, isChecked);
        Feeds = Open("feeds", BsonAutoId.ObjectId);
        Memories = Open("memories");
        Posts = Open("posts", BsonAutoId.Int64);
        Revisions = Open("revisions");
        Threads = Open(ThreadsName, BsonAutoId.Int32);
        Assignments = Open("assignments", BsonAutoId.Int64);
        Evidence = Open("evidence", BsonAutoId.Int64);
        Merges = Open("merges", BsonAutoId.Int32);
        Briefings = Open("briefings", BsonAutoId.Int64);
        Decisions = Open("decisions", BsonAutoId.Int32);
        Changes = Open("changes", BsonAutoId.Int64);
        Watches = Open("watches", BsonAutoId.Int32);
        Receivers = Open("receivers");
        Told = Open("told");
        Deliveries = Open("deliveries", BsonAutoId.Int64);
        Wordings = Open("wordings", BsonAutoId.Int64);
        Answers = Open("answers");
    }

    public RecordCollection Meta { get; }

    public RecordCollection Feeds { get; }

    public RecordCollection Memories { get; }

    public RecordCollection Posts { get; }

    public RecordCollection Revisions { get; }

    public RecordCollection Threads { get; }

    public RecordCollection Assignments { get; }

    public RecordCollection Evidence { get; }

    public RecordCollection Merges { get; }

    public RecordCollection Briefings { get; }

    public RecordCollection Decisions { get; }

    public RecordCollection Changes { get; }

    public RecordCollection Watches { get; }

    public RecordCollection Receivers { get; }

    public RecordCollection Told { get; }

    public RecordCollection Deliveries { get; }

    public RecordCollection Wordings { get; }

    public RecordCollection Answers { get; }

    IRecordCollection IRecordCollections.Feeds => Feeds;

    IRecordCollection IRecordCollections.Memories => Memories;

    IRecordCollection IRecordCollections.Posts => Posts;

    IRecordCollection IRecordCollections.Revisions => Revisions;

    IRecordCollection IRecordCollections.Threads => Threads;

    IRecordCollection IRecordCollections.Assignments => Assignments;

    IRecordCollection IRecordCollections.Evidence => Evidence;

    IRecordCollection IRecordCollections.Merges => Merges;

    IRecordCollection IRecordCollections.Briefings => Briefings;

    IRecordCollection IRecordCollections.Decisions => Decisions;

    IRecordCollection IRecordCollections.Changes => Changes;

    IRecordCollection IRecordCollections.Watches => Watches;

    IRecordCollection IRecordCollections.Receivers => Receivers;

    IRecordCollection IRecordCollections.Told => Told;

    IRecordCollection IRecordCollections.Deliveries => Deliveries;

    IRecordCollection IRecordCollections.Wordings => Wordings;

    IRecordCollection IRecordCollections.Answers => Answers;

    /// <summary>All collections, in the order in which one builds upon the other.</summary>
    public IReadOnlyList<RecordCollection> All => [Meta, Feeds, Memories, Posts, Revisions, Threads, Assignments, Evidence, Merges, Decisions, Briefings, Changes, Watches, Receivers, Told, Deliveries, Wordings, Answers];

    /// <summary>Creates what is missing in a new file.</summary>
    public void EnsureIndices()
    {
        foreach (var (collection, name, expression, isUnique) in Indices) _database.GetCollection(collection).EnsureIndex(name, expression, isUnique);
        if (FeedIdentity is null) RenewFeedIdentity();
    }

    /// <summary>The indices that ought to be there and are not, or not as they ought to be.</summary>
    public IReadOnlyList<string> MissingIndices()
    {
        using var reader = _database.Execute("SELECT $ FROM $indexes");
        var there = new HashSet<(string, string, bool)>();
        while (reader.Read()) there.Add((reader.Current["collection"].AsString, reader.Current["name"].AsString, reader.Current["unique"].AsBoolean));
        var stored = _database.GetCollectionNames().ToHashSet(StringComparer.Ordinal);
        return [.. Indices.Where(index => stored.Contains(index.Collection) && !there.Contains((index.Collection, index.Name, index.IsUnique))).Select(index => $"{index.Collection}.{index.Name}")];
    }

    /// <summary>The schema of the file; null in a new one.</summary>
    public int? Schema { get; private set; }

    /// <summary>Marks the file as following <see cref="SchemaVersion"/>.</summary>
    public void WriteSchema()
    {
        Meta.Upsert(new BsonDocument { ["_id"] = SchemaKey, ["value"] = SchemaVersion });
        Schema = SchemaVersion;
    }

    /// <summary>The identity of the file, which its seal repeats; it stays through checkpoints, copies and compaction.</summary>
    public Guid? File
    {
        get => Meta.FindById(FileKey)?["value"].AsGuid;
        set => Meta.Upsert(new BsonDocument { ["_id"] = FileKey, ["value"] = value!.Value });
    }

    /// <summary>The number of the newest log whose content is in the data; see <see cref="FileSeal.Generation"/>.</summary>
    public long Generation
    {
        get => Meta.FindById(GenerationKey)?["value"].AsInt64 ?? 0;
        set => Meta.Upsert(new BsonDocument { ["_id"] = GenerationKey, ["value"] = value });
    }

    /// <summary>Identity and number of the newest log, from the records of <see cref="Meta"/> themselves.</summary>
    public static (Guid? File, long Generation) IdentityIn(IReadOnlyList<BsonDocument> meta)
    {
        BsonValue? Value(string key) => meta.FirstOrDefault(record => record["_id"] == key)?["value"];
        return (Value(FileKey) is { IsGuid: true } file ? file.AsGuid : null, Value(GenerationKey) is { IsInt64: true } generation ? generation.AsInt64 : 0);
    }

    /// <summary>How many posts were taken out since the file was last built anew.</summary>
    public long Freed
    {
        get => Meta.FindById(FreedKey)?["value"].AsInt64 ?? 0;
        set => Meta.Upsert(new BsonDocument { ["_id"] = FreedKey, ["value"] = value });
    }

    /// <summary>What the cursors of this file's change feed bear; null in a file that has none yet.</summary>
    public string? FeedIdentity => Meta.FindById(FeedIdentityKey)?["value"].AsString;

    /// <summary>Makes all cursors given so far void, as after a restored backup.</summary>
    public void RenewFeedIdentity() => Meta.Upsert(new BsonDocument { ["_id"] = FeedIdentityKey, ["value"] = RandomNumberGenerator.GetHexString(16, lowercase: true) });

    /// <summary>The sequence up to which all posts are linked.</summary>
    public long LinkedThrough
    {
        get => Meta.FindById(LinkedThroughKey)?["value"].AsInt64 ?? 0;
        set => Meta.Upsert(new BsonDocument { ["_id"] = LinkedThroughKey, ["value"] = value });
    }

    /// <summary>The sequence up to which the round under way links; never less than <see cref="LinkedThrough"/> once it has begun.</summary>
    public long RoundThrough
    {
        get => Meta.FindById(RoundThroughKey)?["value"].AsInt64 ?? 0;
        set => Meta.Upsert(new BsonDocument { ["_id"] = RoundThroughKey, ["value"] = value });
    }

    /// <summary>The place in the change feed up to which stories were looked at for receivers.</summary>
    public string? DeliveryCursor
    {
        get => Meta.FindById(DeliveryCursorKey)?["value"].AsString;
        set => Meta.Upsert(new BsonDocument { ["_id"] = DeliveryCursorKey, ["value"] = value });
    }
}
