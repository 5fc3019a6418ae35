using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>Where a block of a data file is: its page and its slot there, in 5 bytes.</summary>
/// <param name="Page">The page's number.</param>
/// <param name="Slot">The slot.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PageAddress(uint Page, byte Slot)
{
    /// <summary>How many bytes an address has.</summary>
    public const int Size = 5;

    /// <summary>True where it leads nowhere.</summary>
    public bool IsEmpty => Page == uint.MaxValue;

    /// <summary>Reads the address that begins here.</summary>
    public static PageAddress Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt32LittleEndian(bytes), bytes[4]);
}
