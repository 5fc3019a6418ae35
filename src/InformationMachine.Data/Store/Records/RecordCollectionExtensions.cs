using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>One record at a time.</summary>
internal static class RecordCollectionExtensions
{
    public static void Insert(this IRecordCollection collection, BsonDocument document) => collection.Insert([document]);

    public static void Update(this IRecordCollection collection, BsonDocument document) => collection.Update([document]);

    public static int Count(this IRecordCollection collection) => (int)collection.LongCount();
}
