using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace InformationMachine.Desk.Serving;

/// <summary>
/// How many connections there are, in all and from one address. Where there are too many the one goes that has waited longest without a
/// request of somebody who was let in, so that whoever holds connections open for nothing keeps nobody out; a probe finds a place as long as not all of them
/// are being answered. This computer and trusted proxies, which carry many callers, count only for the whole. Thread-safe.
/// </summary>
internal sealed class ConnectionLimits(TrustedProxies proxies)
{
    /// <summary>Connections at once.</summary>
    public const int Maximum = 500;

    /// <summary>Connections of one address; a browser opens six, and one more a tab for news.</summary>
    public const int MaximumByAddress = 64;

    private static readonly object Place = new();

    private readonly Lock _lock = new();

    /// <summary>By when they last had something to do, the longest ago first.</summary>
    private readonly LinkedList<Held> _connections = new();
    private readonly Dictionary<string, int> _byAddress = new(StringComparer.Ordinal);

    /// <summary>Wraps a connection.</summary>
    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        var held = new Held(connection, proxies.Contains(address) ? null : CallerAddress.Of(address));
        if (!Enter(held))
        {
            connection.Abort(new ConnectionAbortedException("There are too many connections."));
            return;
        }

        connection.Items[Place] = held;
        try
        {
            await next(connection);
        }
        finally
        {
            Leave(held);
        }
    }

    /// <summary>A request of somebody who was let in, or a probe: while it lasts, the connection stays. Strangers can make theirs last.</summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var held = context.Features.Get<IConnectionItemsFeature>()?.Items.TryGetValue(Place, out var place) == true ? (Held)place! : null;
        Change(held, +1);
        try
        {
            await next(context);
        }
        finally
        {
            Change(held, -1);
        }
    }

    private bool Enter(Held held)
    {
        Held? gone = null;
        lock (_lock)
        {
            if (held.Address is { } address && _byAddress.GetValueOrDefault(address) >= MaximumByAddress) gone = _connections.FirstOrDefault(other => other.Address == address && other.Requests == 0);
            else if (_connections.Count >= Maximum) gone = _connections.FirstOrDefault(other => other.Requests == 0);
            else gone = held;
            if (gone is null) return false;
            if (gone != held) Remove(gone);
            held.Node = _connections.AddLast(held);
            if (held.Address is { } counted) _byAddress[counted] = _byAddress.GetValueOrDefault(counted) + 1;
        }

        if (gone != held) gone.Connection.Abort(new ConnectionAbortedException("It waited longest while there were too many connections."));
        return true;
    }

    private void Leave(Held held)
    {
        lock (_lock) Remove(held);
    }

    private void Change(Held? held, int by)
    {
        if (held is null) return;
        lock (_lock)
        {
            held.Requests += by;
            if (held.Node is not { } node) return;
            _connections.Remove(node);
            _connections.AddLast(node);
        }
    }

    private void Remove(Held held)
    {
        if (held.Node is not { } node) return;
        _connections.Remove(node);
        held.Node = null;
        if (held.Address is not { } address) return;
        if (_byAddress[address] == 1) _byAddress.Remove(address);
        else _byAddress[address]--;
    }

    /// <summary>A connection.</summary>
    private sealed class Held(ConnectionContext connection, string? address)
    {
        public ConnectionContext Connection { get; } = connection;

        /// <summary>Who it counts for; null where it may carry many.</summary>
        public string? Address { get; } = address;

        /// <summary>Requests being answered; above one over HTTP/2.</summary>
        public int Requests { get; set; }

        public LinkedListNode<Held>? Node { get; set; }
    }
}
