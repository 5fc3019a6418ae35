using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace InformationMachine.Benchmarks.Failures;

/// <summary>The network between one process and the server. It forwards until it swallows: then nothing comes through and nobody is told.</summary>
internal sealed class FailureProxy : IAsyncDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly int _server;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _gate = Opened();

    public FailureProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>From now on nothing comes through.</summary>
    public void Swallow() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Forwards again.</summary>
    /// <param name="late">True where what was sent meanwhile arrives after all, false where those connections end.</param>
    public void Forward(bool late)
    {
        var gate = Interlocked.Exchange(ref _gate, Opened());
        if (!late) foreach (var socket in _open.Keys) socket.Dispose();
        gate.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        Forward(late: false);
        await _accepting;
        _ended.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        gate.SetResult();
        return gate;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_ended.IsCancellationRequested) _ = ForwardAsync(await _listener.AcceptSocketAsync(_ended.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ForwardAsync(Socket near)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (near)
        {
            near.NoDelay = true;
            _open[near] = _open[far] = true;
            try
            {
                await _gate.Task.WaitAsync(_ended.Token);
                await far.ConnectAsync(IPAddress.Loopback, _server, _ended.Token);
                await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The server is away, or this is the end.
            }
            finally
            {
                _open.TryRemove(near, out _);
                _open.TryRemove(far, out _);
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[BufferBytes];
        try
        {
            while (await from.ReceiveAsync(buffer, _ended.Token) is > 0 and var read)
            {
                await _gate.Task.WaitAsync(_ended.Token);
                for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _ended.Token);
            }

            // A farewell is swallowed like everything else.
            await _gate.Task.WaitAsync(_ended.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side is gone; the other ends with it.
        }
    }
}
