namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// Whether the lists that the nodes of all indices form are whole, read from the pages themselves. LiteDB follows them without counting:
/// one altered byte can lead a question in a circle for ever, where neither a limit nor a token ends it, so that this is asked before
/// LiteDB is.
/// </summary>
/// <remarks>
/// A node (LiteDB 5: slot, levels, address of its record, address of the record's next node, then for each level the addresses of the
/// node before and of the node behind) says who is behind it; that one says who is before it. The lists are whole where every such pair is
/// said twice, once from each side: then no node is behind two others, and a list that begins at a head, before which nothing stands, ends.
/// The pairs of both sides are compared by the sums of their hashes, so that a file of any size needs one pass and no memory.
/// </remarks>
internal static class IndexLists
{
    private const int LevelsAt = 1;
    private const int PairsAt = 12;

    /// <summary>LiteDB's own limit of a skip list.</summary>
    private const int MostLevels = 32;

    /// <summary>Walks all nodes.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <returns>How many nodes there are, and whether the lists are whole.</returns>
    public static (long Nodes, bool AreWhole) Look(RawPages pages, CancellationToken stop)
    {
        var (nodes, behind, before) = (0L, 0UL, 0UL);
        foreach (var (at, node) in pages.Blocks(RawPages.IndexPage, stop))
        {
            nodes++;
            if (node.Length <= LevelsAt || node.Span[LevelsAt] is var levels && (levels is 0 or > MostLevels || node.Length < PairsAt + (levels * 2 * PageAddress.Size))) return (nodes, false);
            for (byte level = 0; level < node.Span[LevelsAt]; level++)
            {
                var pair = node.Span[(PairsAt + (level * 2 * PageAddress.Size))..];
                var (previous, next) = (PageAddress.Read(pair), PageAddress.Read(pair[PageAddress.Size..]));
                unchecked
                {
                    if (!next.IsEmpty) behind += Hash(at, level, next);
                    if (!previous.IsEmpty) before += Hash(previous, level, at);
                }
            }
        }

        return (nodes, behind == before);
    }

    private static ulong Hash(PageAddress one, byte level, PageAddress other) => unchecked(Mix(Mix(Number(one) | ((ulong)level << 40)) + Number(other)));

    private static ulong Number(PageAddress address) => address.Page | ((ulong)address.Slot << 32);

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every bit of what goes in decides about every bit that comes out.</summary>
    private static ulong Mix(ulong number)
    {
        unchecked
        {
            number += 0x9E37_79B9_7F4A_7C15;
            number = (number ^ (number >> 30)) * 0xBF58_476D_1CE4_E5B9;
            number = (number ^ (number >> 27)) * 0x94D0_49BB_1331_11EB;
            return number ^ (number >> 31);
        }
    }
}
