using System.Net.Sockets;

namespace InformationMachine.Network;

/// <summary>Names to addresses, a look at the addresses, and a connection to one that may be dialled: the one way out.</summary>
internal static class GuardedDial
{
    /// <param name="network">How names and addresses are reached.</param>
    /// <param name="host">The host.</param>
    /// <param name="port">The port.</param>
    /// <param name="allowPrivate">True where the address may be one of a private network.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="RefusedAddressException">Every address of the host is private.</exception>
    public static async Task<NetworkStream> ConnectAsync(Dialer network, string host, int port, bool allowPrivate, CancellationToken cancellationToken)
    {
        var addresses = await network.ResolveAsync(host, cancellationToken);
        var allowed = allowPrivate ? addresses : Array.FindAll(addresses, PublicAddress.Is);
        if (allowed.Length == 0)
        {
            throw addresses.Length == 0
                ? new SocketException((int)SocketError.HostNotFound)
                : new RefusedAddressException($"{host} {RefusedAddressException.Private}; set allowPrivateNetwork on the feed if that is meant");
        }

        return new NetworkStream(await network.ConnectAsync(allowed, port, cancellationToken), ownsSocket: true);
    }
}
