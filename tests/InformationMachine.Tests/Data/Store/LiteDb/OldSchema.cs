using LiteDB;
using LiteDB.Engine;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>Writes a data file as the first version of the program left it: no check numbers, no identity, no seal, LiteDB's own log.</summary>
internal static class OldSchema
{
    /// <param name="from">A file of the present schema, closed.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="inLog">True to leave its records in the log.</param>
    public static void Write(string from, string path, bool inLog)
    {
        using var source = new LiteDatabase(from);
        using var target = new LiteDatabase(new LiteEngine(new EngineSettings { Filename = path, Collation = Collation.Binary })) { UtcDate = true, CheckpointSize = 0 };
        target.GetCollection("posts").EnsureIndex("id", "$.id", unique: true);
        target.GetCollection("assignments").EnsureIndex("thread", "$.thread");
        target.Checkpoint();
        foreach (var name in source.GetCollectionNames().Where(name => name != "changes"))
        {
            var records = source.GetCollection(name).FindAll().ToList();
            foreach (var record in records) record.Remove("crc");
            target.GetCollection(name).Insert(records.Where(record => name != "meta" || record["_id"].AsString is not ("file" or "log" or "schema" or "changes")));
        }

        target.GetCollection("meta").Insert(new BsonDocument { ["_id"] = "schema", ["value"] = 1 });
        if (!inLog) target.Checkpoint();
    }
}
