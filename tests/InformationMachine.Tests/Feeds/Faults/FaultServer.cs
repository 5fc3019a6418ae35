using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace InformationMachine.Tests.Feeds.Faults;

/// <summary>
/// A server on loopback that answers as it is told, down to the byte: no HTTP library would send what publishers send. One script for
/// each host and path; a script gets the open connection after the request's head was read.
/// </summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _plain = new(IPAddress.Loopback, 0);
    private readonly TcpListener _tls = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _expired = Expired();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<FaultConnection, Task>> _scripts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _hits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Task> _loops = [];

    public int Port => ((IPEndPoint)_plain.LocalEndpoint).Port;

    public int TlsPort => ((IPEndPoint)_tls.LocalEndpoint).Port;

    public void Start()
    {
        _plain.Start();
        _tls.Start();
        _loops.Add(AcceptAsync(_plain, isTls: false));
        _loops.Add(AcceptAsync(_tls, isTls: true));
    }

    /// <summary>What a host answers, whatever the path, unless the path has a script of its own (<c>host/path</c>).</summary>
    public void Script(string where, Func<FaultConnection, Task> script) => _scripts[where] = script;

    /// <summary>How many requests a host or a path (<c>host/path</c>) has seen.</summary>
    public int Hits(string where) => _hits.GetValueOrDefault(where);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _plain.Stop();
        _tls.Stop();
        await Task.WhenAll(_loops);
        _expired.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, bool isTls)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client, isTls);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client, bool isTls)
    {
        using var open = client;
        try
        {
            Stream stream = client.GetStream();
            if (isTls)
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(_expired);
                stream = secure;
            }

            await AnswerAsync(client, stream);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client has given up, which is what most of these tests are about.
        }
    }

    private async Task AnswerAsync(TcpClient client, Stream stream)
    {
        var head = await HeadAsync(stream);
        var path = head.Split(' ')[1];
        var host = head.Split("\r\n").First(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))[5..].Trim().Split(':')[0];
        _hits.AddOrUpdate(host, 1, (_, n) => n + 1);
        var hits = _hits.AddOrUpdate(host + path, 1, (_, n) => n + 1);
        if (!_scripts.TryGetValue(host + path, out var script) && !_scripts.TryGetValue(host, out script)) return;
        await script(new FaultConnection(client, stream, head, hits, Port, _stop.Token));
    }

    private async Task<string> HeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 32_768 && !(head.Length > 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n"))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0) throw new IOException("The client went away.");
            head.Append((char)one[0]);
            // A TLS greeting on the plain port: a web server says that this is no HTTP.
            if (head.Length == 1 && one[0] == 0x16)
            {
                await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _stop.Token);
                throw new IOException("Not HTTP.");
            }
        }

        return head.ToString();
    }

    private static X509Certificate2 Expired()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=*.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(40), DateTimeOffset.UnixEpoch.AddYears(41));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
