using System.Collections.Immutable;

namespace InformationMachine.Deliveries.Channels;

/// <summary>The operator's channels as they are now. Thread-safe.</summary>
internal sealed class ChannelList(ImmutableArray<ChannelConfig> channels)
{
    private readonly Lock _lock = new();
    private ImmutableArray<ChannelConfig> _channels = channels;

    public ImmutableArray<ChannelConfig> All
    {
        get { lock (_lock) return _channels; }
    }

    public ChannelConfig? Find(string name) => All.FirstOrDefault(channel => channel.Name == name);

    /// <summary>Takes over what the file says now.</summary>
    public void Replace(ImmutableArray<ChannelConfig> channels)
    {
        lock (_lock) _channels = channels;
    }
}
