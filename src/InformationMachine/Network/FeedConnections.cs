using System.Net;

namespace InformationMachine.Network;

/// <summary>
/// The connections: no cookies, no proxy, no automatic redirects, and a look at the address that is really dialled, after name
/// resolution and at every hop. Two pools, so that a connection opened for a feed that may reach private networks never serves one
/// that may not.
/// </summary>
internal sealed class FeedConnections : IDisposable
{
    private const int MaximumHeaderKilobytes = 64;

    private readonly Dialer _network;
    private readonly HttpMessageInvoker _public;
    private readonly HttpMessageInvoker _any;

    /// <param name="connectTimeout">After this long nobody waits for a connection any more.</param>
    /// <param name="network">How names and addresses are reached.</param>
    public FeedConnections(TimeSpan connectTimeout, Dialer network)
    {
        _network = network;
        _public = new HttpMessageInvoker(Create(connectTimeout, allowPrivate: false));
        _any = new HttpMessageInvoker(Create(connectTimeout, allowPrivate: true));
    }

    public HttpMessageInvoker For(bool allowPrivate) => allowPrivate ? _any : _public;

    public void Dispose()
    {
        _public.Dispose();
        _any.Dispose();
    }

    private SocketsHttpHandler Create(TimeSpan connectTimeout, bool allowPrivate) => new()
    {
        ConnectTimeout = connectTimeout,
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = MaximumHeaderKilobytes,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowPrivate, cancellationToken),
    };

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, bool allowPrivate, CancellationToken cancellationToken) =>
        await GuardedDial.ConnectAsync(_network, endPoint.Host, endPoint.Port, allowPrivate, cancellationToken);
}
