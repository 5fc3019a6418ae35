using InformationMachine.Data.Posts;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>A post's id as a number: a million of them must fit into the memory.</summary>
internal static class PostKey
{
    /// <summary>The 128 bits an id stands for.</summary>
    public static UInt128 Of(string id)
    {
        UInt128 key = 0;
        foreach (var c in id) key = unchecked((key << 5) | (uint)(c >= 'a' ? c - 'a' : c - '2' + 26));
        return id.Length == PostId.Length ? key : ~key;
    }
}
