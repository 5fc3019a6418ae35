using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;

namespace InformationMachine.Deliveries.Messages;

/// <summary>
/// What each receiver has been told, in memory and across stories: posts move between stories, and one that was told is no news in
/// another. Read from the store once, then kept up with every commit. Not thread-safe.
/// </summary>
internal sealed class ToldLedger
{
    private readonly Dictionary<string, HashSet<long>> _told = new(StringComparer.Ordinal);

    public ToldLedger(IDeliveryReader reader)
    {
        foreach (var told in reader.ToldStories()) Add(told);
    }

    public IReadOnlySet<long> Of(string receiver) => Known(receiver);

    public void Add(ToldStory told) => Known(told.Receiver).UnionWith(told.Posts);

    private HashSet<long> Known(string receiver)
    {
        if (!_told.TryGetValue(receiver, out var known)) _told[receiver] = known = [];
        return known;
    }
}
