using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Deliveries.Messages;

/// <summary>
/// What waits to be told, by receiver: read from the store once and kept, so that a round costs what it tells and not what caps, quiet hours
/// and schedules hold back. Not thread-safe.
/// </summary>
/// <param name="reader">The store.</param>
/// <param name="most">How many entries are kept from one round to the next, about 400 bytes each; where more wait, each round reads them.</param>
internal sealed class WaitingStories(IDeliveryReader reader, int most = 100_000)
{
    /// <summary>The posts of an entry beyond so many count as further entries.</summary>
    private const int PostsOfAnEntry = 50;

    private Dictionary<string, Dictionary<ThreadId, ToldStory>>? _waiting;

    /// <summary>How many are kept now.</summary>
    public int Remembered => _waiting?.Values.Sum(stories => stories.Values.Sum(told => 1 + (told.Posts.Length / PostsOfAnEntry))) ?? 0;

    /// <summary>Those for whom something waits.</summary>
    public IReadOnlyList<string> Receivers => [.. All().Keys];

    public IReadOnlyCollection<ToldStory> Of(string receiver) => All().GetValueOrDefault(receiver)?.Values ?? (IReadOnlyCollection<ToldStory>)[];

    /// <summary>Takes in what has been committed.</summary>
    public void Note(IEnumerable<ToldStory> committed)
    {
        if (_waiting is null) return;
        foreach (var told in committed)
        {
            if (!_waiting.TryGetValue(told.Receiver, out var stories)) _waiting[told.Receiver] = stories = [];
            if (told.Pending > 0) stories[told.Thread] = told;
            else stories.Remove(told.Thread);
            if (stories.Count == 0) _waiting.Remove(told.Receiver);
        }
    }

    /// <summary>Ends a round: what there is no room for is read again by the next.</summary>
    public void Trim()
    {
        if (Remembered > most) _waiting = null;
    }

    private Dictionary<string, Dictionary<ThreadId, ToldStory>> All() => _waiting ??= reader.PendingStories()
        .GroupBy(told => told.Receiver, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToDictionary(told => told.Thread), StringComparer.Ordinal);
}
