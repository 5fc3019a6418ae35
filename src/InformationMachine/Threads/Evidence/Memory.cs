namespace InformationMachine.Threads.Evidence;

/// <summary>The remembered posts in their order, and where they are found by word, feed, author and address. Not thread-safe.</summary>
internal sealed class Memory
{
    private const int LatestByAuthor = 50;
    private const int LatestByAddress = 10;
    private const int UsualOver = 200;

    /// <summary>The share of what is remembered from which on a feed's further posts say nothing of what is usual.</summary>
    private const float CrowdShare = 0.2f;

    /// <summary>So many posts of a feed always do.</summary>
    private const int LeastCrowd = 25;

    private readonly Queue<KnownPost> _posts = new();
    private readonly Dictionary<int, FeedMemory> _feeds = [];
    private readonly Dictionary<int, RecentPosts> _authors = [];
    private readonly Dictionary<ulong, RecentPosts> _addresses = [];
    private readonly RecentPosts _latest = new(UsualOver);

    public WordTable Words { get; } = new();

    /// <summary>All posts as one feed.</summary>
    public FeedMemory All { get; } = new();

    public MeaningTable Meanings { get; } = new();

    /// <summary>The same of posts whose feeds had more than their share.</summary>
    public MeaningTable CrowdMeanings { get; } = new();

    /// <summary>A remembered post; null where it is forgotten.</summary>
    public KnownPost? Find(long order) => _posts.FirstOrDefault(known => known.Post.Order == order);

    public void Add(ObservedPost post, PostHabits habits, int activePosts)
    {
        while (_posts.TryPeek(out var oldest) && oldest.Post.Order <= post.Order - activePosts) Forget(_posts.Dequeue());
        var known = new KnownPost(post, new int[post.Terms.Length]) { Habits = habits };
        _posts.Enqueue(known);
        Words.Add(known);
        (habits.IsCrowd ? CrowdMeanings : Meanings).Add(known);
        if (!_feeds.TryGetValue(post.Feed, out var feed)) _feeds[post.Feed] = feed = new FeedMemory();
        feed.Add(known);
        if (habits.IsCrowd) return;
        _latest.Add(known);
        All.Add(known);
        if (post.Author >= 0) List(_authors, post.Author, LatestByAuthor).Add(known);
        foreach (var address in Addresses(post)) List(_addresses, address, LatestByAddress).Add(known);
    }

    public FeedMemory? Feed(int feed) => _feeds.GetValueOrDefault(feed);

    public RecentPosts? Author(int author) => author < 0 ? null : _authors.GetValueOrDefault(author);

    /// <summary>Posts with an address of this post: its own, the one it quotes, one it links to.</summary>
    public IEnumerable<KnownPost> Connected(ObservedPost post)
    {
        foreach (var address in Addresses(post))
        {
            if (!_addresses.TryGetValue(address, out var list)) continue;
            for (var i = list.Count - 1; i >= 0; i--) yield return list[i];
        }
    }

    /// <summary>Whether a post's feed tells anything: not where nearly all posts come from it.</summary>
    public bool Tells(int feed) => _feeds.TryGetValue(feed, out var memory) ? memory.Posts <= 0.98f * _posts.Count : _posts.Count > 0;

    /// <summary>Whether a feed has more than its share of what is remembered.</summary>
    public bool IsCrowd(int feed) => _feeds.TryGetValue(feed, out var memory) && Tells(feed) && memory.Counted >= Math.Max(LeastCrowd, CrowdShare * Words.Posts);

    /// <summary>Who has habits: the feed, or the author where all comes from one feed.</summary>
    public RecentPosts? Voice(ObservedPost post) => Tells(post.Feed) ? Feed(post.Feed)?.Latest : Author(post.Author);

    /// <summary>What the latest posts' nearest came to on average.</summary>
    public float Usual(Func<PostHabits, float> number, float prior)
    {
        const int priorPosts = 20;
        var (sum, count) = (prior * priorPosts, priorPosts);
        for (var i = 0; i < _latest.Count; i++)
        {
            var value = number(_latest[i].Habits);
            if (float.IsNaN(value)) continue;
            sum += value;
            count++;
        }

        return sum / count;
    }

    private void Forget(KnownPost known)
    {
        var post = known.Post;
        Words.Forget(known);
        (known.Habits.IsCrowd ? CrowdMeanings : Meanings).Forget(known);
        _feeds[post.Feed].Forget(known);
        if (_feeds[post.Feed].Posts == 0) _feeds.Remove(post.Feed);
        if (known.Habits.IsCrowd) return;
        _latest.Forget(known);
        All.Forget(known);
        if (post.Author >= 0) Forget(_authors, post.Author, known);
        foreach (var address in Addresses(post)) Forget(_addresses, address, known);
    }

    private static HashSet<ulong> Addresses(ObservedPost post)
    {
        var addresses = new HashSet<ulong>(post.Links) { post.Address, post.Quoted };
        addresses.Remove(0);
        return addresses;
    }

    private static RecentPosts List<TKey>(Dictionary<TKey, RecentPosts> lists, TKey key, int most)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = new RecentPosts(most);
        return list;
    }

    private static void Forget<TKey>(Dictionary<TKey, RecentPosts> lists, TKey key, KnownPost known)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) return;
        list.Forget(known);
        if (list.Count == 0) lists.Remove(key);
    }
}
