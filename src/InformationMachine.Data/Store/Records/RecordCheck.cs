using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>
/// The check number that every record carries in its member <c>crc</c>, because LiteDB's pages carry none: an altered page would be read
/// without complaint. Computed over names, types and values, whatever their order, as LiteDB gives them back.
/// </summary>
internal static class RecordCheck
{
    /// <summary>The member that holds it.</summary>
    public const string Member = "crc";

    /// <summary>Puts the check number into a record about to be stored.</summary>
    public static BsonDocument Seal(BsonDocument document)
    {
        document[Member] = Compute(document);
        return document;
    }

    /// <summary>True where the record is as it was stored.</summary>
    public static bool Holds(BsonDocument document) =>
        document.TryGetValue(Member, out var value) && value.IsInt32 && value.AsInt32 == Compute(document);

    /// <summary>True where a record has a check number at all: those of schema 1 have none.</summary>
    public static bool IsSealed(BsonDocument document) => document.ContainsKey(Member);

    private static int Compute(BsonDocument document) => unchecked((int)Members(document, isRecord: true));

    private static uint Members(BsonDocument document, bool isRecord)
    {
        var sum = 0u;
        foreach (var (name, value) in document)
        {
            if (isRecord && name == Member) continue;
            // A sum of scattered numbers does not depend on the order of the members.
            unchecked { sum += (Value(Crc32C.Add(Crc32C.Start, name), value) ^ 0x9E37_79B9) * 0x85EB_CA6B; }
        }

        return sum;
    }

    private static uint Value(uint crc, BsonValue value)
    {
        crc = Crc32C.Add(crc, (ulong)value.Type);
        return value.Type switch
        {
            BsonType.Int32 => Crc32C.Add(crc, unchecked((ulong)value.AsInt32)),
            BsonType.Int64 => Crc32C.Add(crc, unchecked((ulong)value.AsInt64)),
            BsonType.Double => Crc32C.Add(crc, BitConverter.DoubleToUInt64Bits(value.AsDouble)),
            BsonType.Boolean => Crc32C.Add(crc, value.AsBoolean ? 1UL : 0UL),
            BsonType.String => Text(crc, value.AsString),
            // Stored in milliseconds: what is finer is gone when the record comes back.
            BsonType.DateTime => Crc32C.Add(crc, unchecked((ulong)(value.AsDateTime.ToUniversalTime().Ticks / TimeSpan.TicksPerMillisecond))),
            BsonType.Array => value.AsArray.Aggregate(Crc32C.Add(crc, (ulong)value.AsArray.Count), Value),
            BsonType.Document => Crc32C.Add(crc, Members(value.AsDocument, isRecord: false)),
            BsonType.Binary => Crc32C.Add(crc, value.AsBinary),
            BsonType.Null => crc,
            _ => Text(crc, value.ToString()),
        };
    }

    private static uint Text(uint crc, string text) => Crc32C.Add(Crc32C.Add(crc, (ulong)text.Length), text);
}
