using InformationMachine.Data.Store.Records;
using LiteDB;
using Npgsql;

namespace InformationMachine.Data.Postgres;

/// <summary>
/// A table as the records it holds. What a transaction changes one by one is kept back and sent together, because every answer is a way
/// to the server and back. Not thread-safe: one question or one transaction uses it.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="session">The connection and the schema.</param>
internal sealed class TableCollection(Table table, TableSession session) : IRecordCollection
{
    private const int RowsAtOnce = 500;

    private readonly Dictionary<BsonValue, BsonDocument> _changed = [];
    private readonly Dictionary<BsonValue, BsonDocument?> _known = [];
    private long _added;

    /// <inheritdoc/>
    public string Name => table.Name;

    private string Where => $"\"{session.Schema}\".\"{table.Name}\"";

    /// <summary>Forgets what a transaction had kept back.</summary>
    public void Reset()
    {
        _changed.Clear();
        _known.Clear();
        _added = 0;
    }

    /// <summary>Sends what was kept back; returns by how much the number of records has grown.</summary>
    public long Flush()
    {
        Send();
        _known.Clear();
        var added = _added;
        _added = 0;
        return table.IsCounted ? added : 0;
    }

    /// <inheritdoc/>
    public void Insert(IEnumerable<BsonDocument> documents)
    {
        Send();
        var columns = string.Concat(table.Columns.Select(column => $", \"{column.Name}\""));
        using var import = session.Connection.BeginBinaryImport($"COPY {Where} (key{columns}, record) FROM STDIN (FORMAT BINARY)");
        foreach (var document in documents)
        {
            import.StartRow();
            _known.Remove(Key(document["_id"]));
            WriteKey(import, document["_id"]);
            foreach (var column in table.Columns)
            {
                if (column.Read(document) is { } value) import.Write(value, column.Type);
                else import.WriteNull();
            }

            import.Write(RecordBytes.Write(document), NpgsqlTypes.NpgsqlDbType.Bytea);
            _added++;
        }

        import.Complete();
    }

    /// <inheritdoc/>
    public void Upsert(IEnumerable<BsonDocument> documents)
    {
        foreach (var document in documents) _changed[Key(document["_id"])] = document;
    }

    /// <inheritdoc/>
    public void Update(IEnumerable<BsonDocument> documents) => Upsert(documents);

    /// <inheritdoc/>
    public void Delete(BsonValue id)
    {
        _changed.Remove(Key(id));
        _known[Key(id)] = null;
        using var command = session.Command();
        command.CommandText = $"DELETE FROM {Where} WHERE key = {ConditionText.Parameter(command.Parameters, id, table.KeyType)}";
        _added -= command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void DeleteMany(Condition condition)
    {
        Send();
        _known.Clear();
        using var command = session.Command();
        command.CommandText = $"DELETE FROM {Where} WHERE {ConditionText.Write(table, condition, command.Parameters)}";
        _added -= command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Expect(IReadOnlyCollection<BsonValue> ids)
    {
        var wanted = ids.Select(Key).Where(id => !_changed.ContainsKey(id) && !_known.ContainsKey(id)).Distinct().ToList();
        if (wanted.Count < 2) return;
        foreach (var id in wanted) _known[id] = null;
        foreach (var document in Find(Filter.In("_id", new BsonArray(wanted)))) _known[Key(document["_id"])] = document;
    }

    /// <inheritdoc/>
    public BsonDocument? FindById(BsonValue id)
    {
        if (_changed.TryGetValue(Key(id), out var changed) || _known.TryGetValue(Key(id), out changed)) return changed;
        return Read(Filter.Equal("_id", id), "", 1).FirstOrDefault();
    }

    /// <inheritdoc/>
    public BsonDocument? FindOne(Condition condition) => Find(condition, 1).FirstOrDefault();

    /// <inheritdoc/>
    public IEnumerable<BsonDocument> Find(Condition condition, int limit = int.MaxValue)
    {
        Send();
        return Read(condition, "ORDER BY key", limit);
    }

    /// <inheritdoc/>
    public IEnumerable<BsonDocument> All() => Find(Filter.Greater("_id", BsonValue.MinValue));

    /// <inheritdoc/>
    public BsonDocument? Last() => Last(Filter.Greater("_id", BsonValue.MinValue));

    /// <inheritdoc/>
    public BsonDocument? Last(Condition condition)
    {
        Send();
        return Read(condition, "ORDER BY key DESC", 1).FirstOrDefault();
    }

    /// <inheritdoc/>
    public BsonDocument? First() => Find(Filter.Greater("_id", BsonValue.MinValue), 1).FirstOrDefault();

    /// <inheritdoc/>
    public long LongCount()
    {
        Send();
        using var command = session.Command();
        if (table.IsCounted)
        {
            command.CommandText = $"SELECT records FROM \"{session.Schema}\".counts WHERE name = {ConditionText.Parameter(command.Parameters, table.Name, NpgsqlTypes.NpgsqlDbType.Text)}";
            return (long)command.ExecuteScalar()! + _added;
        }

        command.CommandText = $"SELECT count(*) FROM {Where}";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Numbers are one key whatever their width.</summary>
    private BsonValue Key(BsonValue id) => table.IsText ? id : id.AsInt64;

    private List<BsonDocument> Read(Condition condition, string order, int limit)
    {
        using var command = session.Command();
        command.CommandText = $"SELECT record FROM {Where} WHERE {ConditionText.Write(table, condition, command.Parameters)} {order}{(limit == int.MaxValue ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" LIMIT {limit}"))}";
        var found = new List<BsonDocument>();
        using var reader = command.ExecuteReader();
        while (reader.Read()) found.Add(RecordBytes.Read(reader.GetFieldValue<byte[]>(0), table.Name));
        return found;
    }

    /// <summary>Sends what was changed one by one, in as few ways to the server as there may be.</summary>
    private void Send()
    {
        if (_changed.Count == 0) return;
        var text = UpsertText();
        foreach (var rows in _changed.Values.Chunk(RowsAtOnce))
        {
            using var batch = session.Batch();
            foreach (var document in rows) batch.BatchCommands.Add(Row(text, document));
            using var reader = batch.ExecuteReader();
            do
            {
                while (reader.Read()) _added += reader.GetBoolean(0) ? 1 : 0;
            }
            while (reader.NextResult());
        }

        foreach (var (id, document) in _changed) _known[id] = document;
        _changed.Clear();
    }

    private string UpsertText()
    {
        var names = string.Concat(table.Columns.Select(column => $", \"{column.Name}\""));
        var values = string.Concat(table.Columns.Select((_, n) => $", ${n + 2}"));
        var changes = string.Concat(table.Columns.Select(column => $", \"{column.Name}\" = excluded.\"{column.Name}\""));
        // A row that was there has the transaction that locked it in xmax.
        return $"INSERT INTO {Where} (key{names}, record) VALUES ($1{values}, ${table.Columns.Count + 2}) ON CONFLICT (key) DO UPDATE SET record = excluded.record{changes} RETURNING xmax = 0";
    }

    private NpgsqlBatchCommand Row(string text, BsonDocument document)
    {
        var command = new NpgsqlBatchCommand(text);
        ConditionText.Parameter(command.Parameters, document["_id"], table.KeyType);
        foreach (var column in table.Columns) command.Parameters.Add(new NpgsqlParameter { Value = column.Read(document) ?? DBNull.Value, NpgsqlDbType = column.Type });
        command.Parameters.Add(new NpgsqlParameter { Value = RecordBytes.Write(document), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea });
        return command;
    }

    private void WriteKey(NpgsqlBinaryImporter import, BsonValue key)
    {
        if (table.IsText) import.Write(key.AsString, NpgsqlTypes.NpgsqlDbType.Text);
        else import.Write(key.AsInt64, NpgsqlTypes.NpgsqlDbType.Bigint);
    }
}
