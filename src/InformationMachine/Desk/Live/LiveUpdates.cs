using System.Threading.Channels;

namespace InformationMachine.Desk.Live;

/// <summary>Tells every open page that something has changed. A page that does not read loses repeats, never the news itself.</summary>
internal sealed class LiveUpdates
{
    private const int MaximumListeners = 200;
    private const int MaximumPerUser = 50;

    private readonly Lock _lock = new();
    private readonly List<(Channel<string> News, string Who)> _listeners = [];

    public int Listeners
    {
        get { lock (_lock) return _listeners.Count; }
    }

    public void Publish(string news)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners) listener.News.Writer.TryWrite(news);
        }
    }

    /// <summary>What is published from now on; null where too many listen, or too many pages of one user.</summary>
    public Listener? Listen(string who)
    {
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            if (_listeners.Count >= MaximumListeners || _listeners.Count(listener => listener.Who == who) >= MaximumPerUser) return null;
            _listeners.Add((channel, who));
        }

        return new Listener(channel.Reader, () =>
        {
            lock (_lock) _listeners.Remove((channel, who));
        });
    }
}
