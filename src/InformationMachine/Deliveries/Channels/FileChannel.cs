using System.Collections.Concurrent;
using System.Text;
using InformationMachine.Deliveries.Messages;

namespace InformationMachine.Deliveries.Channels;

/// <summary>What channels that write files into a folder of the operator's have in common. A message that is there already is not written again.</summary>
internal abstract class FileChannel : IChannel
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public abstract string Kind { get; }

    /// <inheritdoc/>
    public TimeSpan Gap => TimeSpan.Zero;

    /// <inheritdoc/>
    public IEnumerable<string> Check(ChannelConfig channel)
    {
        if (channel.Folder is null) yield return "folder is missing";
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(message.Channel.Folder!);
        // Receivers are served side by side, and several may share a folder.
        var turn = _turns.GetOrAdd(folder, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            Directory.CreateDirectory(folder);
            await WriteAsync(folder, message, cancellationToken);
            return SendResult.Taken;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SendResult(SendOutcome.Later, $"{folder} cannot be written ({e.Message})");
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Writes the message into the folder.</summary>
    protected abstract Task WriteAsync(string folder, Message message, CancellationToken cancellationToken);

    /// <summary>Replaces a file as a whole or not at all.</summary>
    protected static async Task ReplaceAsync(string path, string text, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(path + ".new", text, Utf8, cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
    }
}
