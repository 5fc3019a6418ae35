namespace InformationMachine.Threads.Evidence;

/// <summary>Stable hashes of words: the same in every process, unlike the runtime's own.</summary>
internal static class TermHash
{
    /// <summary>Fowler, Noll and Vo's FNV-1a over UTF-16 units, its bits mixed at the end.</summary>
    public static int Of(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word) hash = (hash ^ c) * 16777619u;
        return Mix(hash);
    }

    /// <summary>The hash of two words in this order.</summary>
    public static int Pair(int first, int second) => Mix(((uint)first * 31u) ^ ((uint)second * 0x9E3779B1u));

    private static int Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return (int)(hash ^ (hash >> 16));
    }
}
