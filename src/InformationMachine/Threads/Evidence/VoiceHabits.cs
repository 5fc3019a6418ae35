namespace InformationMachine.Threads.Evidence;

/// <summary>
/// What a voice (a feed, or an author where all comes from one feed) keeps saying. Columns, templates, sponsors and house words are learned from
/// repetition alone, so that no language need be known.
/// </summary>
internal sealed class VoiceHabits(Memory memory)
{
    /// <summary>The places among a post's nearest of its own feed that say what is usual there: the first may be its own story.</summary>
    private const int UsualFrom = 1;

    private const int UsualTo = 6;

    private RecentPosts? _counted;
    private int _counting;
    private (int Counting, int Posts)[] _byRow = [];

    /// <summary>Forgets what was counted, as something was remembered or forgotten since.</summary>
    public void Reset() => _counted = null;

    /// <summary>How many of the voice's latest posts hold each word of this post, itself not counted.</summary>
    public byte[] Counts(KnownPost post)
    {
        var counts = new byte[post.Rows.Length];
        if (memory.Voice(post.Post) is not { } latest) return counts;
        if (!ReferenceEquals(latest, _counted)) Count(latest);
        var itself = latest.Contains(post) ? 1 : 0;
        for (var i = 0; i < counts.Length; i++) counts[i] = post.Rows[i] < 0 ? (byte)0 : (byte)(Holding(post.Rows[i]) - itself);
        return counts;
    }

    /// <summary>How alike the post usually is to its own feed's latest ones; NaN where the feed tells nothing.</summary>
    public float Usual(KnownPost post, Func<KnownPost, float> likeness)
    {
        if (!memory.Tells(post.Post.Feed) || memory.Feed(post.Post.Feed)?.Latest is not { Count: > UsualTo } latest) return float.NaN;
        var all = new float[latest.Count];
        for (var i = 0; i < all.Length; i++) all[i] = likeness(latest[i]) is var like && float.IsNaN(like) ? 0 : like;
        Array.Sort(all);
        var sum = 0f;
        for (var place = UsualFrom; place < UsualTo; place++) sum += all[^(place + 1)];
        return sum / (UsualTo - UsualFrom);
    }

    /// <summary>The share of its weight that a word keeps, after how many of so many posts of its voice hold it.</summary>
    public static float Freshness(int count, int posts)
    {
        const float prior = 15, rare = 0.12f, habitual = 0.35f;
        return 1 - Math.Clamp(((count / (posts + prior)) - rare) / (habitual - rare), 0, 1);
    }

    private void Count(RecentPosts latest)
    {
        _counted = latest;
        _counting++;
        if (_byRow.Length < memory.Words.Rows) Array.Resize(ref _byRow, memory.Words.Rows * 2);
        for (var i = 0; i < latest.Count; i++)
        {
            foreach (var row in latest[i].Rows) _byRow[row] = (_counting, Holding(row) + 1);
        }
    }

    /// <summary>How many of the counted posts hold the word of a row.</summary>
    private int Holding(int row) => _byRow[row] is var (counting, posts) && counting == _counting ? posts : 0;
}
