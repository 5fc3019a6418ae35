using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.EndToEnd;

/// <summary>A real HTTP server on loopback that serves a folder of feeds with validators and remembers what was asked.</summary>
internal sealed class FolderServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<(string Path, int Status)> _answers = new();

    private FolderServer(WebApplication application) => _application = application;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What was asked and answered so far.</summary>
    public IReadOnlyList<(string Path, int Status)> Answers => [.. _answers];

    public static async Task<FolderServer> Start(string folder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new FolderServer(builder.Build());
        server._application.Run(context => server.Serve(context, folder));
        await server._application.StartAsync(TestContext.Current.CancellationToken);
        server.Address = new Uri(server._application.Urls.First());
        return server;
    }

    public void Forget() => _answers.Clear();

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private async Task Serve(HttpContext context, string folder)
    {
        var path = Path.Combine(folder, Path.GetFileName(context.Request.Path.Value ?? ""));
        var bytes = await File.ReadAllBytesAsync(path, context.RequestAborted);
        var tag = $"W/\"{Convert.ToHexString(SHA256.HashData(bytes), 0, 8)}\"";
        context.Response.Headers.ETag = tag;
        context.Response.StatusCode = context.Request.Headers.IfNoneMatch == tag ? 304 : 200;
        _answers.Enqueue((context.Request.Path.Value ?? "", context.Response.StatusCode));
        if (context.Response.StatusCode == 200) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
