using InformationMachine.Data.Store;
using LiteDB;

namespace InformationMachine.Data.Postgres;

/// <summary>What a database says of a copy into it that is not finished: whose copy it is, and how far each part has come. It is taken away with the last record.</summary>
internal static class CopyMark
{
    private const string Key = "copying";
    private const string ProgressPrefix = "copied/";

    /// <summary>The identity of the data file that is copied; null where none is.</summary>
    public static Guid? Of(TableCollections tables) => tables.Meta.FindById(Key)?["value"].AsGuid;

    /// <summary>Says whose copy it is.</summary>
    public static void Set(TableCollections tables, Guid source) => Put(tables, Key, source);

    /// <summary>The last key of a part that is stored; smaller than all where there is none.</summary>
    public static BsonValue Reached(TableCollections tables, string part) => tables.Meta.FindById(ProgressPrefix + part)?["value"] ?? BsonValue.MinValue;

    /// <summary>Says how far a part has come.</summary>
    public static void Reach(TableCollections tables, string part, BsonValue key) => Put(tables, ProgressPrefix + part, key);

    /// <summary>The copy is whole.</summary>
    public static void Clear(TableCollections tables, IEnumerable<string> parts)
    {
        foreach (var part in parts) tables.Meta.Delete(ProgressPrefix + part);
        tables.Meta.Delete(Key);
    }

    /// <summary>Whoever wants to use the data must not take a part for the whole.</summary>
    /// <exception cref="DataFileException">The copy is not finished.</exception>
    public static void Refuse(StoreDatabase database)
    {
        using var connection = database.Open();
        if (Of(new TableCollections(new TableSession(database.Schema) { Connection = connection })) is not null)
            throw new DataFileException($"The database {database.Place} holds a copy that is not finished. Let the same `store copy` go on with it, or drop the schema.");
    }

    private static void Put(TableCollections tables, string key, BsonValue value) => tables.Meta.Upsert([new BsonDocument { ["_id"] = key, ["value"] = value }]);
}
