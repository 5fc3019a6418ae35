using System.Buffers.Binary;
using InformationMachine.Data.Store.Records;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>What the data file and its log must be at the next opening.</summary>
/// <param name="File">The identity of the data file, which is also inside it.</param>
/// <param name="State">Where the data is.</param>
/// <param name="Generation">The number of the log: it grows with every log that is begun. The first commit of a log writes it into the data.</param>
/// <param name="LogLength">How much of the log has been acknowledged, in bytes.</param>
/// <param name="LogCrc">The check number of that much of the log.</param>
/// <param name="HasPageChecks">Whether the data file carries the check numbers of its pages; programs before these wrote none, and say so.</param>
internal sealed record FileSeal(Guid File, SealState State, long Generation, long LogLength, uint LogCrc, bool HasPageChecks = true)
{
    /// <summary>The size of a written seal, in bytes.</summary>
    public const int Size = 64;

    private const ulong Magic = 0x314C_4145_5340_4D49; // "IM@SEAL1"

    /// <summary>Reads one; null where the bytes are none or were half written.</summary>
    public static (FileSeal Seal, long Counter)? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic) return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[60..]) != Crc32C.Of(bytes[..60])) return null;
        var seal = new FileSeal(
            new Guid(bytes[16..32]),
            (SealState)BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[36..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[44..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[52..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[56..]) == 1);
        return (seal, BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]));
    }

    public void Write(Span<byte> bytes, long counter)
    {
        bytes[..Size].Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], counter);
        File.TryWriteBytes(bytes[16..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[32..], (int)State);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[36..], Generation);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[44..], LogLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[52..], LogCrc);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[56..], HasPageChecks ? 1u : 0u);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[60..], Crc32C.Of(bytes[..60]));
    }
}
