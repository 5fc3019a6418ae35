using System.Net.Sockets;
using System.Text;

namespace InformationMachine.Tests.Feeds.Faults;

/// <summary>An open connection of <see cref="FaultServer"/>, closed when its script ends.</summary>
/// <param name="Client">The socket.</param>
/// <param name="Stream">Its stream, decrypted.</param>
/// <param name="Head">The request's head.</param>
/// <param name="Hit">How many requests this path has seen, this one included.</param>
/// <param name="Port">The server's port, for redirects.</param>
/// <param name="Stop">Ends when the server stops.</param>
internal sealed record FaultConnection(TcpClient Client, Stream Stream, string Head, int Hit, int Port, CancellationToken Stop)
{
    public async Task SendAsync(string text) => await SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await Stream.WriteAsync(bytes, Stop);

    /// <summary>A whole answer with its right length.</summary>
    public async Task AnswerAsync(string status, string headers, byte[] body)
    {
        await SendAsync($"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {body.Length}\r\n{headers}\r\n");
        await SendAsync(body);
    }

    public Task FeedAsync(string document) => FeedAsync(Encoding.UTF8.GetBytes(document), "application/rss+xml");

    public Task FeedAsync(byte[] document, string contentType) => AnswerAsync("200 OK", $"Content-Type: {contentType}\r\n", document);

    public Task RedirectAsync(string to) => AnswerAsync("302 Found", $"Location: {to}\r\n", []);

    /// <summary>Sends until the client has had enough.</summary>
    public async Task ForeverAsync(byte[] bytes, TimeSpan pause)
    {
        while (true)
        {
            await SendAsync(bytes);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, Stop);
        }
    }

    /// <summary>Closes with a RST instead of a FIN.</summary>
    public void Reset() => Client.Client.Close(0);
}
