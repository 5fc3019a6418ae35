using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace InformationMachine.Network;

/// <summary>
/// Sends requests to services that people are told through, over the same guarded connections as everything else. Nothing is followed:
/// a private address that the operator wrote down is that host and port alone. Thread-safe.
/// </summary>
internal sealed class MessageSender : IDisposable
{
    private readonly IFetchLimits _limits;
    private readonly TimeProvider _time;
    private readonly FeedConnections _connections;

    /// <param name="limits">Limits and manners.</param>
    /// <param name="time">The clock, for dates that services name.</param>
    /// <param name="network">How hosts are reached.</param>
    public MessageSender(IFetchLimits limits, TimeProvider time, Dialer network)
    {
        (_limits, _time) = (limits, time);
        _connections = new FeedConnections(limits.Timeout, network);
    }

    /// <summary>Sends; everything that goes wrong short of cancellation is in the answer.</summary>
    /// <param name="message">The request.</param>
    /// <param name="isOperators">True where the operator wrote the address into the settings: it may be private then.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<SendAnswer> SendAsync(HttpRequestMessage message, bool isOperators, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_limits.Timeout);
        message.Headers.TryAddWithoutValidation("User-Agent", _limits.UserAgent);
        try
        {
            using var response = await _connections.For(isOperators).SendAsync(message, deadline.Token);
            return new SendAnswer((int)response.StatusCode, await BeginningAsync(response, deadline.Token), ResponseHints.RetryAfter(response, _time.GetUtcNow()), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or AuthenticationException or InvalidDataException)
        {
            return new SendAnswer(0, "", null, NetworkTrouble.Explain(e).Error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendAnswer(0, "", null, $"no answer within {_limits.Timeout.TotalSeconds:0.#} s");
        }
    }

    public void Dispose() => _connections.Dispose();

    private async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Math.Min(_limits.MaximumBytes, 16 * 1024)];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
