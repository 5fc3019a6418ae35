using System.Net;
using System.Net.Sockets;

namespace InformationMachine.Network;

/// <summary>How names become addresses and addresses connections. What stands between the two, the look at the addresses, is not its matter.</summary>
internal class Dialer
{
    /// <summary>The addresses of a host; none, or a <see cref="SocketException"/>, where there are none.</summary>
    public virtual Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        // An address needs no resolving, and of some ("0.0.0.0") the resolver says only that its argument is wrong.
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? Task.FromResult<IPAddress[]>([address]) : Dns.GetHostAddressesAsync(host, cancellationToken);

    /// <summary>A connection to the first address that accepts one.</summary>
    public virtual async Task<Socket> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
