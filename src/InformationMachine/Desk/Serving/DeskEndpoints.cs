using InformationMachine.Data.Store;
using InformationMachine.Desk.Live;
using Microsoft.AspNetCore.Http.Timeouts;

namespace InformationMachine.Desk.Serving;

/// <summary>What is served beside the pages.</summary>
internal static class DeskEndpoints
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    public static void Map(WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("ok\n")).ExcludeFromDescription();
        app.MapGet("/readyz", (DeskState state, IStoreUpkeep store) => Ready(state, store.Health)).ExcludeFromDescription();
        app.MapGet("/metrics", (DeskFigures figures) => Results.Text(figures.Text(), "text/plain; version=0.0.4; charset=utf-8")).ExcludeFromDescription();
        app.MapGet("/assets/{name}", DeskAssets.Serve).ExcludeFromDescription();
        // At the root, because a worker serves only what lies below its own address.
        app.MapGet("/push-worker.js", (HttpResponse response) => DeskAssets.Serve("push-worker.js", response)).ExcludeFromDescription();
        app.MapGet("/events", EventsAsync).WithMetadata(new DisableRequestTimeoutAttribute()).ExcludeFromDescription();
    }

    /// <summary>What keeps the data is told without its name: anybody may ask.</summary>
    private static IResult Ready(DeskState state, StoreHealth health) => health.IsReachable
        ? state.IsReady ? Results.Text("ready\n") : Results.Text("starting\n", statusCode: StatusCodes.Status503ServiceUnavailable)
        : Results.Text($"the database cannot be reached since {health.Since:u}\n", statusCode: StatusCodes.Status503ServiceUnavailable);

    /// <summary>Server-sent events: one line whenever something has changed, a comment now and then so that proxies keep the line open.</summary>
    private static async Task EventsAsync(HttpContext context, LiveUpdates live, IHostApplicationLifetime lifetime)
    {
        using var listener = live.Listen(context.User.Identity?.Name ?? "");
        if (listener is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await context.Response.WriteAsync("retry: 3000\n\n", end.Token);
        await context.Response.Body.FlushAsync(end.Token);
        while (!end.IsCancellationRequested)
        {
            using var beat = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
            beat.CancelAfter(Heartbeat);
            var line = ": still here\n\n";
            try
            {
                line = $"event: changed\ndata: {await listener.News.ReadAsync(beat.Token)}\n\n";
            }
            catch (OperationCanceledException) when (!end.IsCancellationRequested)
            {
                // Nothing new within the time: the comment goes out.
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await context.Response.WriteAsync(line, end.Token);
            await context.Response.Body.FlushAsync(end.Token);
        }
    }
}
