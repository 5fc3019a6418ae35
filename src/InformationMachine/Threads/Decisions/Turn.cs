using System.Threading.Channels;

namespace InformationMachine.Threads.Decisions;

/// <summary>The right to change threads, which one holds at a time; disposing gives it to the next.</summary>
internal sealed class Turn : IDisposable
{
    private readonly ChannelWriter<Turn> _next;

    private Turn(ChannelWriter<Turn> next) => _next = next;

    /// <summary>A place where turns are waited for; the first is there already.</summary>
    public static ChannelReader<Turn> Queue()
    {
        var channel = Channel.CreateBounded<Turn>(1);
        channel.Writer.TryWrite(new Turn(channel.Writer));
        return channel.Reader;
    }

    public void Dispose() => _next.TryWrite(this);
}
