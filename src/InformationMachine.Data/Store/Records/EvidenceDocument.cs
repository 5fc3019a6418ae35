using System.Collections.Immutable;
using System.Runtime.InteropServices;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Collection <c>evidence</c>, by order of linking. Numbers are packed little-endian: a post has many.</summary>
internal static class EvidenceDocument
{
    private const int LinkBytes = sizeof(long) + sizeof(float);

    public static BsonDocument Write(PostEvidence evidence)
    {
        var document = new BsonDocument { ["_id"] = evidence.Order, ["sequence"] = evidence.Sequence };
        if (!evidence.Links.IsEmpty) document["links"] = Pack(evidence.Links);
        if (!evidence.Habits.IsEmpty) document["habits"] = MemoryMarshal.AsBytes(evidence.Habits.AsSpan()).ToArray();
        if (!evidence.Vector.IsEmpty) document["vector"] = MemoryMarshal.AsBytes(evidence.Vector.AsSpan()).ToArray();
        return document;
    }

    public static PostEvidence Read(BsonDocument document) => new()
    {
        Order = document["_id"].AsInt64,
        Sequence = document["sequence"].AsInt64,
        Links = Unpack(Bytes(document, "links")),
        Habits = [.. MemoryMarshal.Cast<byte, float>(Bytes(document, "habits"))],
        Vector = [.. MemoryMarshal.Cast<byte, sbyte>(Bytes(document, "vector"))],
    };

    private static byte[] Bytes(BsonDocument document, string name) => document.TryGetValue(name, out var value) && value.IsBinary ? value.AsBinary : [];

    private static byte[] Pack(ImmutableArray<EvidenceLink> links)
    {
        var bytes = new byte[links.Length * LinkBytes];
        for (var i = 0; i < links.Length; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(i * LinkBytes), links[i].Order);
            BitConverter.TryWriteBytes(bytes.AsSpan((i * LinkBytes) + sizeof(long)), links[i].Probability);
        }

        return bytes;
    }

    private static ImmutableArray<EvidenceLink> Unpack(byte[] bytes)
    {
        var links = ImmutableArray.CreateBuilder<EvidenceLink>(bytes.Length / LinkBytes);
        for (var at = 0; at + LinkBytes <= bytes.Length; at += LinkBytes) links.Add(new EvidenceLink(BitConverter.ToInt64(bytes, at), BitConverter.ToSingle(bytes, at + sizeof(long))));
        return links.MoveToImmutable();
    }
}
