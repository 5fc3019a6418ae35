using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>A real HTTP server on loopback that answers with payloads and remembers what it was asked.</summary>
internal sealed class PayloadServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentQueue<string> _authorizations = new();
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new(StringComparer.Ordinal);
    private WebApplication _application = null!;

    /// <summary>Paths with queries, in order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public IReadOnlyList<string> Authorizations => [.. _authorizations];

    public Uri Address => new(_application.Urls.First());

    public static async Task<PayloadServer> StartAsync()
    {
        var server = new PayloadServer();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server._application = builder.Build();
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public Uri At(string path) => new(Address, path);

    public void Forget() => _asked.Clear();

    /// <summary>Answers a path, whatever its query, with a text.</summary>
    public void Serve(string path, string text, int status = 200) => Serve(path, context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    });

    /// <summary>Answers a path with a file of the shared material, as it is.</summary>
    public void ServeFile(string path, params string[] file)
    {
        var bytes = File.ReadAllBytes(SharedMaterial.Path(file));
        Serve(path, context => context.Response.Body.WriteAsync(bytes).AsTask());
    }

    public void Serve(string path, Func<HttpContext, Task> answer) => _answers[path] = answer;

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        _asked.Enqueue($"{context.Request.Path}{context.Request.QueryString}");
        if (context.Request.Headers.Authorization.Count > 0) _authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        if (_answers.TryGetValue(context.Request.Path.Value!, out var answer) || _answers.TryGetValue("*", out answer)) return answer(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
