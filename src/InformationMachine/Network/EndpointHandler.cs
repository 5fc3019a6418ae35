using System.Net;
using System.Net.Http.Headers;

namespace InformationMachine.Network;

/// <summary>
/// The way of a client library to one endpoint that the operator wrote into the settings: over the guarded connections, to that scheme, host
/// and port alone, its answers read whole within a limit. The key is added here, so that no library holds it. Thread-safe.
/// </summary>
internal sealed class EndpointHandler : HttpMessageHandler
{
    private readonly Uri _endpoint;
    private readonly int _maximumBytes;
    private readonly string _userAgent;
    private readonly Func<string?> _key;
    private readonly TimeProvider _time;
    private readonly FeedConnections _connections;

    /// <param name="endpoint">Where to, and nowhere else.</param>
    /// <param name="limits">Manners and the longest answer.</param>
    /// <param name="key">The key, asked for with every request; null where there is none.</param>
    /// <param name="time">The clock, for dates that the endpoint names.</param>
    /// <param name="network">How hosts are reached.</param>
    public EndpointHandler(Uri endpoint, IFetchLimits limits, Func<string?> key, TimeProvider time, Dialer network)
    {
        (_endpoint, _maximumBytes, _userAgent, _key, _time) = (endpoint, limits.MaximumBytes, limits.UserAgent, key, time);
        _connections = new FeedConnections(limits.Timeout, network);
    }

    /// <exception cref="EndpointException">The endpoint refused, asked for a pause, sent too much, or tried to lead elsewhere.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !IsEndpoint(address)) throw new EndpointException(0, "the request was for another host than the settings name", null);
        request.Headers.Remove("User-Agent");
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        request.Headers.Authorization = _key() is { } key ? new AuthenticationHeaderValue("Bearer", key) : null;
        var response = await _connections.For(allowPrivate: true).SendAsync(request, cancellationToken);
        try
        {
            if (!response.IsSuccessStatusCode) throw new EndpointException((int)response.StatusCode, Words(response.StatusCode), ResponseHints.RetryAfter(response, _time.GetUtcNow()));
            var body = await ReadAsync(response, cancellationToken);
            var type = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = new ByteArrayContent(body);
            response.Content.Headers.ContentType = type;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _connections.Dispose();
        base.Dispose(disposing);
    }

    private bool IsEndpoint(Uri address) =>
        address.Scheme == _endpoint.Scheme && address.Port == _endpoint.Port && string.Equals(address.IdnHost, _endpoint.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the endpoint says beside its status may repeat the question, and is not told.</summary>
    private static string Words(HttpStatusCode status) => (int)status switch
    {
        >= 300 and < 400 => $"HTTP {(int)status}: the endpoint leads elsewhere, which is not followed",
        401 or 403 => $"HTTP {(int)status}: the endpoint wants another key (Model:Key)",
        404 => "HTTP 404: the endpoint or the model is not there (Model:Endpoint, Model:Name)",
        413 => "HTTP 413: the question is too long for the endpoint",
        429 => "HTTP 429: the endpoint asks for a pause",
        >= 500 => $"HTTP {(int)status}: the endpoint reports an error",
        _ => $"HTTP {(int)status}",
    };

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > _maximumBytes) throw new EndpointException((int)response.StatusCode, $"the answer is longer than {_maximumBytes} bytes", null);
            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return body.ToArray();
    }
}
