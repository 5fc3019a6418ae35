using System.Net;
using System.Net.Sockets;
using InformationMachine.Network;

namespace InformationMachine.Tests.Feeds.Faults;

/// <summary>
/// Names of the tests lead to loopback; the others are what they are in the wild: a name nobody knows, one whose address is private, and
/// a public one (93.184.215.14) whose connections end at the fault server, so that a hop from the public internet inwards can be seen.
/// </summary>
internal sealed class FaultyNetwork : Dialer
{
    public static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");

    private int _rebound;

    public override Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => host switch
    {
        "unknown.test" => throw new SocketException((int)SocketError.HostNotFound),
        "metadata.google.internal" or "metadata" => Task.FromResult(new[] { IPAddress.Parse("169.254.169.254") }),
        "public.test" => Task.FromResult(new[] { Public }),
        "rebinding.test" => Task.FromResult(new[] { Interlocked.Increment(ref _rebound) == 1 ? Public : IPAddress.Loopback }),
        _ when host.EndsWith(".test", StringComparison.Ordinal) => Task.FromResult(new[] { IPAddress.Loopback }),
        _ => base.ResolveAsync(host, cancellationToken),
    };

    public override Task<Socket> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken) =>
        base.ConnectAsync([.. addresses.Select(address => address.Equals(Public) ? IPAddress.Loopback : address)], port, cancellationToken);
}
