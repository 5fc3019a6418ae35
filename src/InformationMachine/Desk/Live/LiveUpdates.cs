using System.Threading.Channels;

namespace InformationMachine.Desk.Live;

/// <summary>Tells every open page that something has changed. A page that does not read loses repeats, never the news itself.</summary>
internal sealed class LiveUpdates
{
    private const int MaximumListeners = 100;

    private readonly Lock _lock = new();
    private readonly List<Channel<string>> _listeners = [];

    public int Listeners
    {
        get { lock (_lock) return _listeners.Count; }
    }

    public void Publish(string news)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners) listener.Writer.TryWrite(news);
        }
    }

    /// <summary>What is published from now on; null where too many listen.</summary>
    public Listener? Listen()
    {
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            if (_listeners.Count >= MaximumListeners) return null;
            _listeners.Add(channel);
        }

        return new Listener(channel.Reader, () =>
        {
            lock (_lock) _listeners.Remove(channel);
        });
    }
}
