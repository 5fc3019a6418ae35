using System.Security.Cryptography;
using InformationMachine.Data.Store.Records;
using LiteDB;
using Npgsql;
using NpgsqlTypes;

namespace InformationMachine.Data.Postgres;

/// <summary>All tables of a store. Not thread-safe: one question or one transaction uses it.</summary>
internal sealed class TableCollections : IRecordCollections
{
    private const string FileKey = "file";
    private const string FeedIdentityKey = "changes";
    private const string LinkedThroughKey = "linkedThrough";
    private const string RoundThroughKey = "roundThrough";
    private const string DeliveryCursorKey = "deliveries";

    private readonly IReadOnlyList<TableCollection> _all;

    /// <param name="session">The connection and the schema.</param>
    public TableCollections(TableSession session)
    {
        Session = session;
        _all = [.. Tables.All.Select(table => new TableCollection(table, session))];
    }

    /// <summary>The connection and the schema.</summary>
    public TableSession Session { get; }

    /// <summary>What the store says of itself, by name.</summary>
    public IRecordCollection Meta => Of(Tables.Meta);

    public IRecordCollection Feeds => Of(Tables.Feeds);

    public IRecordCollection Memories => Of(Tables.Memories);

    public IRecordCollection Posts => Of(Tables.Posts);

    public IRecordCollection Revisions => Of(Tables.Revisions);

    public IRecordCollection Threads => Of(Tables.Threads);

    public IRecordCollection Assignments => Of(Tables.Assignments);

    public IRecordCollection Evidence => Of(Tables.Evidence);

    public IRecordCollection Merges => Of(Tables.Merges);

    public IRecordCollection Briefings => Of(Tables.Briefings);

    public IRecordCollection Decisions => Of(Tables.Decisions);

    public IRecordCollection Changes => Of(Tables.Changes);

    public IRecordCollection Watches => Of(Tables.Watches);

    public IRecordCollection Receivers => Of(Tables.Receivers);

    public IRecordCollection Told => Of(Tables.Told);

    public IRecordCollection Deliveries => Of(Tables.Deliveries);

    public IRecordCollection Wordings => Of(Tables.Wordings);

    public IRecordCollection Answers => Of(Tables.Answers);

    /// <summary>All of them, in the order in which one builds upon the other.</summary>
    public IReadOnlyList<IRecordCollection> All => _all;

    /// <inheritdoc/>
    public Guid? File => Mark(FileKey)?.AsGuid;

    /// <inheritdoc/>
    public string? FeedIdentity => Mark(FeedIdentityKey)?.AsString;

    /// <inheritdoc/>
    public long LinkedThrough
    {
        get => Mark(LinkedThroughKey)?.AsInt64 ?? 0;
        set => Set(LinkedThroughKey, value);
    }

    /// <inheritdoc/>
    public long RoundThrough
    {
        get => Mark(RoundThroughKey)?.AsInt64 ?? 0;
        set => Set(RoundThroughKey, value);
    }

    /// <inheritdoc/>
    public string? DeliveryCursor
    {
        get => Mark(DeliveryCursorKey)?.AsString;
        set => Set(DeliveryCursorKey, value);
    }

    /// <summary>Gives a new store its identities.</summary>
    public void Name()
    {
        if (File is null) Set(FileKey, Guid.NewGuid());
        if (FeedIdentity is null) Set(FeedIdentityKey, RandomNumberGenerator.GetHexString(16, lowercase: true));
    }

    /// <summary>Sends what was kept back, and the numbers of records with it; the last thing before a commit.</summary>
    public void Flush()
    {
        var grown = _all.Select(collection => (collection.Name, By: collection.Flush())).Where(change => change.By != 0).ToList();
        if (grown.Count == 0) return;
        using var batch = Session.Batch();
        foreach (var (name, by) in grown)
        {
            var command = new NpgsqlBatchCommand($"UPDATE \"{Session.Schema}\".counts SET records = records + $1 WHERE name = $2");
            command.Parameters.Add(new NpgsqlParameter { Value = by, NpgsqlDbType = NpgsqlDbType.Bigint });
            command.Parameters.Add(new NpgsqlParameter { Value = name, NpgsqlDbType = NpgsqlDbType.Text });
            batch.BatchCommands.Add(command);
        }

        batch.ExecuteNonQuery();
    }

    /// <summary>Forgets what a transaction had kept back.</summary>
    public void Reset()
    {
        foreach (var collection in _all) collection.Reset();
    }

    private TableCollection Of(Table table) => _all[Index(table)];

    private static int Index(Table table)
    {
        for (var i = 0; i < Tables.All.Count; i++)
        {
            if (ReferenceEquals(Tables.All[i], table)) return i;
        }

        throw new ArgumentOutOfRangeException(nameof(table));
    }

    private BsonValue? Mark(string name) => Meta.FindById(name)?["value"];

    private void Set(string name, BsonValue value) => Meta.Upsert([new BsonDocument { ["_id"] = name, ["value"] = value }]);
}
