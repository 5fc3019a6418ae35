using System.Buffers.Binary;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// A record read from its bytes alone. LiteDB reads on behind the end of a document that claims to be longer than it is, over whatever lies
/// there, for ever; in bytes that end where the document ends, that is an error.
/// </summary>
internal static class RawRecord
{
    /// <summary>The record; null where the bytes are none.</summary>
    /// <param name="content">Its bytes, no more and no less; null where they could not be found.</param>
    public static BsonDocument? Read(byte[]? content)
    {
        if (content is not { Length: > sizeof(int) } || BinaryPrimitives.ReadInt32LittleEndian(content) is var length && (length <= 0 || length > content.Length)) return null;
        try
        {
            return BsonSerializer.Deserialize(content, utcDate: true);
        }
        catch (Exception e) when (Damage.Is(e))
        {
            return null;
        }
    }
}
