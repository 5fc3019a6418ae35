using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;

namespace InformationMachine.Deliveries.Messages;

/// <summary>
/// What each receiver has been told, across stories: posts move between stories, and one that was told is no news in another. The store
/// keeps all of it; in memory are the receivers that were asked about last, as far as there is room. Not thread-safe.
/// </summary>
/// <param name="reader">The store.</param>
/// <param name="most">How many posts are kept in memory over all receivers: about 25 bytes each.</param>
internal sealed class ToldLedger(IDeliveryReader reader, int most = 2_000_000)
{
    private readonly Dictionary<string, (HashSet<long> Posts, long Asked)> _told = new(StringComparer.Ordinal);
    private long _turn;

    /// <summary>What each is yet to be told.</summary>
    public WaitingStories Waiting { get; } = new(reader);

    /// <summary>How many posts are kept in memory now.</summary>
    public int Remembered { get; private set; }

    public IReadOnlySet<long> Of(string receiver)
    {
        var posts = _told.TryGetValue(receiver, out var known) ? known.Posts : Read(receiver);
        _told[receiver] = (posts, ++_turn);
        Forget();
        return posts;
    }

    /// <summary>Takes in what has been committed.</summary>
    public void Add(ToldStory told)
    {
        if (!_told.TryGetValue(told.Receiver, out var known)) return;
        var before = known.Posts.Count;
        known.Posts.UnionWith(told.Posts);
        Remembered += known.Posts.Count - before;
    }

    private HashSet<long> Read(string receiver)
    {
        HashSet<long> posts = [.. reader.ToldStories(receiver).SelectMany(told => told.Posts)];
        Remembered += posts.Count;
        return posts;
    }

    /// <summary>Whoever was not asked about for longest is read again when it is.</summary>
    private void Forget()
    {
        while (Remembered > most && _told.Count > 1)
        {
            var oldest = _told.MinBy(known => known.Value.Asked);
            Remembered -= oldest.Value.Posts.Count;
            _told.Remove(oldest.Key);
        }
    }
}
