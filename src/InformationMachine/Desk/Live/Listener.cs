using System.Threading.Channels;

namespace InformationMachine.Desk.Live;

/// <summary>One open page.</summary>
internal sealed class Listener(ChannelReader<string> news, Action leave) : IDisposable
{
    public ChannelReader<string> News { get; } = news;

    public void Dispose() => leave();
}
