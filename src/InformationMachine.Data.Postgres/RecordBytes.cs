using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Postgres;

/// <summary>Records as bytes: the same documents with the same check numbers as in a data file, so that both evolve as one.</summary>
internal static class RecordBytes
{
    /// <summary>The record with its check number.</summary>
    /// <param name="record">The record; it gets its check number.</param>
    public static byte[] Write(BsonDocument record) => BsonSerializer.Serialize(RecordCheck.Seal(record));

    /// <summary>The record.</summary>
    /// <param name="bytes">As they were stored.</param>
    /// <param name="table">The table, for the message.</param>
    /// <exception cref="DamagedRecordException">They are not what was stored.</exception>
    public static BsonDocument Read(byte[] bytes, string table)
    {
        BsonDocument record;
        try
        {
            record = BsonSerializer.Deserialize(bytes, utcDate: true);
        }
        catch (Exception e) when (Damage.Is(e))
        {
            throw new DamagedRecordException($"A record of {table} is damaged and cannot be read: restore the database from a copy (pg_dump, or to a point in time).", e);
        }

        return RecordCheck.Holds(record)
            ? record
            : throw new DamagedRecordException($"Record {record["_id"]} of {table} is damaged: its check number does not fit. Restore the database from a copy (pg_dump, or to a point in time).");
    }
}
