using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace InformationMachine.Tests.Deliveries.Channels;

/// <summary>A web service on loopback that keeps what it is sent and answers as its documentation says.</summary>
internal sealed class ServicePeer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<PeerRequest> _requests = new();

    private ServicePeer(WebApplication app) => _app = app;

    /// <summary>What the next requests are answered with; 200 where it is empty.</summary>
    public ConcurrentQueue<(int Status, string Body, (string Name, string Value)[] Headers)> Answers { get; } = new();

    public IReadOnlyList<PeerRequest> Requests => [.. _requests];

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static async Task<ServicePeer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var peer = new ServicePeer(app);
        app.Run(peer.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        peer.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return peer;
    }

    public void Answer(int status, string body = "", params (string Name, string Value)[] headers) => Answers.Enqueue((status, body, headers));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _requests.Enqueue(new PeerRequest(context.Request.Method, context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        var (status, text, headers) = Answers.TryDequeue(out var answer) ? answer : (200, "", []);
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}
