namespace InformationMachine.Threads.Evidence;

/// <summary>The latest posts of something (a word, a feed, an author, an address), oldest first, at most so many. Not thread-safe.</summary>
internal sealed class RecentPosts(int most)
{
    private KnownPost[] _ring = new KnownPost[2];
    private int _start;

    public int Count { get; private set; }

    /// <summary>The post at a place, 0 the oldest.</summary>
    public KnownPost this[int place] => _ring[(_start + place) & (_ring.Length - 1)];

    /// <summary>How many came after a post; all of them where it is not among them.</summary>
    public int After(KnownPost post)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(this[i], post)) return Count - 1 - i;
        }

        return Count;
    }

    public bool Contains(KnownPost post) => After(post) < Count;

    public void Add(KnownPost post)
    {
        if (Count == most) Drop();
        if (Count == _ring.Length) Grow();
        _ring[(_start + Count++) & (_ring.Length - 1)] = post;
    }

    /// <summary>Forgets a post where it is the oldest; it may have left before.</summary>
    public void Forget(KnownPost post)
    {
        if (Count > 0 && ReferenceEquals(this[0], post)) Drop();
    }

    private void Drop()
    {
        _ring[_start] = null!;
        _start = (_start + 1) & (_ring.Length - 1);
        Count--;
    }

    private void Grow()
    {
        var larger = new KnownPost[_ring.Length * 2];
        for (var i = 0; i < Count; i++) larger[i] = this[i];
        (_ring, _start) = (larger, 0);
    }
}
