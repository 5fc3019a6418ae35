using System.Net;
using System.Net.Sockets;
using InformationMachine.Network;

namespace InformationMachine.Tests.Feeds;

/// <summary>A network that is there or not.</summary>
internal sealed class SwitchedNetwork : Dialer
{
    public bool IsUp { get; set; }

    public int Looks { get; private set; }

    public override Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Looks++;
        return IsUp ? Task.FromResult(new[] { IPAddress.Parse("93.184.216.34") }) : throw new SocketException((int)SocketError.TryAgain);
    }

    public override Task<Socket> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken) =>
        IsUp ? Task.FromResult(new Socket(SocketType.Stream, ProtocolType.Tcp)) : throw new SocketException((int)SocketError.NetworkUnreachable);
}
