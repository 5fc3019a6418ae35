using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using InformationMachine.Network;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace InformationMachine.Benchmarks;

/// <summary>
/// What compression, connections that are used again, and HTTP/2 bring: the bytes of bodies and the time of fetching many feeds of a few
/// hosts over TLS from loopback, beside fetching them one connection each and unpacked.
/// </summary>
internal static class FetchingBenchmark
{
    private const int Hosts = 50;
    private const int AtOnce = 32;
    private const int Documents = 40;

    private static long _sent;
    private static string? _thumbprint;

    public static async Task RunAsync(int feeds, TextWriter output)
    {
        var documents = Enumerable.Range(0, Documents).Select(Document).ToArray();
        var packed = documents.Select(Pack).ToArray();
        await using var server = await StartAsync(packed);
        var port = new Uri(server.Urls.First()).Port;
        await output.WriteLineAsync($"{feeds} feeds of {Hosts} hosts over TLS, {AtOnce} at once; a document has {documents.Average(document => document.Length) / 1024:0} KB");
        await output.WriteLineAsync("| encoding | connections | MB | bytes | seconds | time |");
        await output.WriteLineAsync("|---|---|---|---|---|---|");
        (double Bytes, double Time)? reference = null;
        foreach (var (encoding, version, reuse, named) in Variants())
        {
            // The first round warms both sides up.
            await FetchAsync(feeds / 10, port, encoding, version, reuse);
            Interlocked.Exchange(ref _sent, 0);
            var begun = Stopwatch.GetTimestamp();
            await FetchAsync(feeds, port, encoding, version, reuse);
            var (bytes, time) = ((double)Interlocked.Read(ref _sent), Stopwatch.GetElapsedTime(begun).TotalSeconds);
            reference ??= (bytes, time);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {encoding} | {named} | {bytes / 1e6:0.0} | {bytes / reference.Value.Bytes:0.00} | {time:0.0} | {time / reference.Value.Time:0.00} |"));
        }
    }

    private static IEnumerable<(string Encoding, Version Version, bool Reuse, string Named)> Variants() =>
    [
        ("identity", HttpVersion.Version11, false, "HTTP/1.1, one a feed"),
        ("identity", HttpVersion.Version11, true, "HTTP/1.1, used again"),
        ("identity", HttpVersion.Version20, true, "HTTP/2"),
        ("gzip", HttpVersion.Version20, true, "HTTP/2"),
        ("br", HttpVersion.Version20, true, "HTTP/2"),
        ("zstd", HttpVersion.Version20, true, "HTTP/2"),
    ];

    private static async Task FetchAsync(int feeds, int port, string encoding, Version version, bool reuse)
    {
        using var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            PooledConnectionLifetime = reuse ? TimeSpan.FromMinutes(10) : TimeSpan.Zero,
            ConnectCallback = async (_, token) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, port, token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.GetCertHashString() == _thumbprint;
        using var client = new HttpMessageInvoker(handler);
        await Parallel.ForEachAsync(Enumerable.Range(0, feeds), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (feed, token) =>
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, $"https://host{feed % Hosts}.example:{port}/{feed}?{encoding}") { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
            using var response = await client.SendAsync(message, token);
            await using var stream = await Compression.OpenAsync(response, token);
            await stream.CopyToAsync(Stream.Null, token);
        });
    }

    private static async Task<WebApplication> StartAsync(Dictionary<string, byte[]>[] documents)
    {
        using var key = RSA.Create(2048);
        var certificate = new CertificateRequest("CN=host", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _thumbprint = certificate.GetCertHashString();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(certificate);
        }));
        var app = builder.Build();
        app.Run(async context =>
        {
            var encoding = context.Request.QueryString.Value!.TrimStart('?');
            var body = documents[Math.Abs(context.Request.Path.Value!.GetHashCode(StringComparison.Ordinal)) % documents.Length][encoding];
            if (encoding != "identity") context.Response.Headers.ContentEncoding = encoding;
            context.Response.ContentLength = body.Length;
            Interlocked.Add(ref _sent, body.Length);
            await context.Response.Body.WriteAsync(body);
        });
        await app.StartAsync();
        return app;
    }

    private static Dictionary<string, byte[]> Pack(byte[] document)
    {
        using var compressor = new ZstdSharp.Compressor(3);
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["identity"] = document,
            ["gzip"] = Pack(document, stream => new GZipStream(stream, CompressionLevel.Optimal)),
            ["br"] = Pack(document, stream => new BrotliStream(stream, CompressionLevel.Optimal)),
            ["zstd"] = compressor.Wrap(document).ToArray(),
        };
    }

    private static byte[] Pack(byte[] document, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed)) stream.Write(document);
        return packed.ToArray();
    }

    /// <summary>A feed of 20 to 59 items in words that repeat as words do: the more common, the shorter.</summary>
    private static byte[] Document(int seed)
    {
        var random = new Random(seed);
        var feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>Harbour news</title><link>https://harbour.example/</link>");
        for (var item = 0; item < 20 + seed; item++)
        {
            feed.Append(CultureInfo.InvariantCulture, $"<item><guid isPermaLink=\"false\">{random.NextInt64():x}</guid><title>{Words(random, 8)}</title><link>https://harbour.example/{item}</link><pubDate>Sun, 17 May 2026 {item % 24:00}:00:00 GMT</pubDate><description>&lt;p&gt;{Words(random, 120)}&lt;/p&gt;</description></item>");
        }

        return Encoding.UTF8.GetBytes(feed.Append("</channel></rss>").ToString());
    }

    private static string Words(Random random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => (int)Math.Pow(4000, random.NextDouble())).Select(rank => new string([.. Enumerable.Range(0, 2 + (int)Math.Log2(rank + 1) / 2 * 2).Select(i => (char)('a' + ((rank * 7919) + (i * 104729) + (rank * i)) % 26))])));
}
