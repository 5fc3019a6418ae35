using System.Numerics;
using System.Runtime.InteropServices;

namespace InformationMachine.Data.Store.Records;

/// <summary>CRC-32C (Castagnoli), with the processor's own instruction where it has one.</summary>
internal static class Crc32C
{
    /// <summary>What a computation begins with.</summary>
    public const uint Start = 0xFFFF_FFFF;

    /// <summary>Goes on with a computation; the result of all parts is that of the whole.</summary>
    public static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (var single in bytes[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, single);
        return crc;
    }

    public static uint Add(uint crc, ReadOnlySpan<char> text) => Add(crc, MemoryMarshal.AsBytes(text));

    public static uint Add(uint crc, ulong word) => BitOperations.Crc32C(crc, word);

    public static uint Of(ReadOnlySpan<byte> bytes) => ~Add(Start, bytes);
}
