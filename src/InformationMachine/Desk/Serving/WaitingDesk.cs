using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace InformationMachine.Desk.Serving;

/// <summary>
/// Stands at the desk's address while the machine waits for its data: probes are told that it lives and is not ready, people that it waits.
/// It knows nothing and opens nothing.
/// </summary>
internal sealed class WaitingDesk : IAsyncDisposable
{
    private const string Notice = "The machine waits for its data, which cannot be reached now. It goes on by itself as soon as it can.\n";
    private const int MostConnections = 100;

    private readonly WebApplication _app;

    private WaitingDesk(WebApplication app) => _app = app;

    /// <summary>Where it stands.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Begins to answer; null where the address cannot be had.</summary>
    public static async Task<WaitingDesk?> StartAsync(IPEndPoint endpoint, string pathBase, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(endpoint);
        });
        var app = builder.Build();
        if (pathBase.Length > 0) app.UsePathBase(pathBase);
        app.Run(AnswerAsync);
        try
        {
            await app.StartAsync(cancellationToken);
            return new WaitingDesk(app);
        }
        catch (IOException)
        {
            // Said when the desk itself is to be served; until then nobody is told anything there.
            await app.DisposeAsync();
            return null;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task AnswerAsync(HttpContext context)
    {
        var lives = context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal);
        context.Response.StatusCode = lives ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (!lives) context.Response.Headers.RetryAfter = "5";
        return context.Response.WriteAsync(lives ? "ok\n" : Notice, context.RequestAborted);
    }
}
