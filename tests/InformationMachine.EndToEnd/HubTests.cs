using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.EndToEnd;

/// <summary>WebSub as a hub sees it: the real program is one process, publisher and hub are another, and they know each other by HTTP alone.</summary>
public sealed class HubTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<Dictionary<string, string>> _asked = new();
    private readonly HttpClient _client = new();
    private WebApplication _hub = null!;
    private int _items = 1;
    private int _polls;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Address => new(_hub.Urls.First());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _hub = builder.Build();
        _hub.Run(AnswerAsync);
        await _hub.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _hub.StopAsync(new CancellationToken(canceled: true));
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task A_hub_verifies_the_machine_and_its_signed_call_alone_brings_the_news()
    {
        using var installation = new Installation();
        var desk = new Uri($"http://127.0.0.1:{FreePort()}/");
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = $"{desk.Port}";
        installation.Variables["IM_DESK__BASEURL"] = desk.AbsoluteUri;
        installation.Configure([("harbour", new Uri(Address, "/feed"))]);
        using (var machine = installation.Start("run"))
        {
            await machine.Until(() => !_asked.IsEmpty, TimeSpan.FromSeconds(120), "subscription");
            var question = _asked.Single();
            (question["hub.mode"], question["hub.topic"]).ShouldBe(("subscribe", new Uri(Address, "/feed").AbsoluteUri));
            var callback = question["hub.callback"];
            callback.ShouldStartWith(new Uri(desk, "websub/").AbsoluteUri);

            (await Verify(callback, "https://elsewhere.example/feed")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await Call(callback, question["hub.secret"])).ShouldBe(HttpStatusCode.NotFound, "nobody has verified it yet");
            (await Verify(callback, question["hub.topic"])).ShouldBe((HttpStatusCode.OK, "challenge-7"));
            (await Verify(new Uri(desk, "websub/00000000").AbsoluteUri, question["hub.topic"])).Status.ShouldBe(HttpStatusCode.NotFound);

            _items = 2;
            (await Call(callback, "guessed")).ShouldBe(HttpStatusCode.Accepted, "who calls learns nothing");
            await Task.Delay(500, Cancellation);
            _polls.ShouldBe(1);

            (await Call(callback, question["hub.secret"])).ShouldBe(HttpStatusCode.Accepted);
            await machine.Until(() => Volatile.Read(ref _polls) == 2, TimeSpan.FromSeconds(120), "poll");
            for (var i = 0; i < 20; i++) await Call(callback, question["hub.secret"]);
            await Task.Delay(500, Cancellation);
            _polls.ShouldBe(2, "calls upon the heels of another poll nobody");
            machine.Terminate();
            (await machine.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, machine.Errors);
        }

        await using var store = installation.OpenStore();
        store.Counts().Posts.ShouldBe(2);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path.Combine(installation.Data, "hubs.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private async Task<(HttpStatusCode Status, string Text)> Verify(string callback, string topic)
    {
        using var answer = await _client.GetAsync($"{callback}?hub.mode=subscribe&hub.topic={Uri.EscapeDataString(topic)}&hub.challenge=challenge-7&hub.lease_seconds=864000", Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<HttpStatusCode> Call(string callback, string secret)
    {
        var body = Encoding.UTF8.GetBytes(Document(_items));
        using var message = new HttpRequestMessage(HttpMethod.Post, callback) { Content = new ByteArrayContent(body) };
        message.Headers.Add("X-Hub-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        using var answer = await _client.SendAsync(message, Cancellation);
        return answer.StatusCode;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/hub")
        {
            _asked.Enqueue((await context.Request.ReadFormAsync()).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal));
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        Interlocked.Increment(ref _polls);
        await context.Response.WriteAsync(Document(_items));
    }

    private string Document(int items) => $"""
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harbour</title>
        <atom:link rel="hub" href="{Address}hub"/><atom:link rel="self" href="{Address}feed"/>
        {string.Concat(Enumerable.Range(1, items).Select(n => $"<item><guid isPermaLink=\"false\">{n}</guid><description>Ferry {n} has left the harbour of Brannoch.</description></item>"))}</channel></rss>
        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
