using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.EndToEnd.Deliveries;

/// <summary>Whoever is told, at the other end of a webhook on loopback.</summary>
internal sealed class WebhookPeer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<(string Id, JsonElement Event)> _events = new();

    private WebhookPeer(WebApplication application) => _application = application;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Everything that came, with its id, in order.</summary>
    public IReadOnlyList<(string Id, JsonElement Event)> Events => [.. _events];

    /// <summary>Called once the answer to a message is on the way.</summary>
    public Action? Answered { get; set; }

    public static async Task<WebhookPeer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var peer = new WebhookPeer(builder.Build());
        peer._application.Run(peer.AnswerAsync);
        await peer._application.StartAsync(TestContext.Current.CancellationToken);
        peer.Address = new Uri(peer._application.Urls.First());
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var json = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        _events.Enqueue((context.Request.Headers["webhook-id"].ToString(), json.RootElement.Clone()));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        await context.Response.CompleteAsync();
        Answered?.Invoke();
    }
}
