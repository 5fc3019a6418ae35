namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>The first few of many by rank. What it holds depends on what was put in, not on the order of it.</summary>
internal sealed record RankedList<T>
    where T : class, IRanked
{
    /// <summary>The greatest first.</summary>
    public List<T> Items { get; init; } = [];

    /// <summary>The item of a key; null where it is not among them.</summary>
    public T? Find(string key) => Items.Find(item => item.Key == key);

    /// <summary>Puts an item in or replaces it; returns the one that had to go, which may be the same.</summary>
    /// <param name="item">The item.</param>
    /// <param name="capacity">How many are kept.</param>
    public T? Put(T item, int capacity)
    {
        Remove(item.Key);
        var at = Items.FindIndex(other => IsBefore(item, other));
        Items.Insert(at < 0 ? Items.Count : at, item);
        if (Items.Count <= capacity) return null;
        var last = Items[^1];
        Items.RemoveAt(Items.Count - 1);
        return last;
    }

    public bool Remove(string key) => Items.RemoveAll(item => item.Key == key) > 0;

    private static bool IsBefore(T one, T other)
    {
        var order = one.Rank.CompareTo(other.Rank);
        return order > 0 || (order == 0 && string.CompareOrdinal(one.Key, other.Key) > 0);
    }
}
