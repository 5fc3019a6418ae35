using InformationMachine.Configuration;
using InformationMachine.Feeds;

namespace InformationMachine.Desk.Serving;

/// <summary>
/// Where WebSub hubs verify subscriptions and tell of news, open to everybody: the last part of the address cannot be guessed, a call
/// without the right signature does nothing, and one with it only polls the feed.
/// </summary>
internal static class HubEndpoints
{
    private const int MaximumBody = 5 * 1024 * 1024;

    public static void Map(WebApplication app, DeskOptions options)
    {
        if (options.BaseUrl.Length == 0) return;
        if (!Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Query.Length > 0)
            throw new RefusedException(ExitCode.Configuration, $"Desk:BaseUrl is '{options.BaseUrl}'; write an absolute http or https address without query, such as https://machine.example.org/desk.");
        app.Services.GetRequiredService<HubSubscriptions>().Serve(address, app.Services.GetRequiredService<MachinePaths>().Data);
        app.MapGet(HubSubscriptions.Path + "/{id}", Verify).ExcludeFromDescription();
        app.MapPost(HubSubscriptions.Path + "/{id}", CalledAsync).DisableAntiforgery().ExcludeFromDescription();
    }

    private static IResult Verify(string id, HttpRequest request, HubSubscriptions hubs) =>
        hubs.Verify(id, request.Query["hub.mode"], request.Query["hub.topic"], request.Query["hub.challenge"], request.Query["hub.lease_seconds"]) is { } answer
            ? Results.Text(answer)
            : Results.NotFound();

    private static async Task<IResult> CalledAsync(string id, HttpRequest request, HubSubscriptions hubs, FeedPoller poller, CancellationToken cancellationToken)
    {
        if (!hubs.Knows(id)) return Results.NotFound();
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MaximumBody) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        if (hubs.Called(id, request.Headers["X-Hub-Signature"], body.GetBuffer().AsSpan(0, (int)body.Length)) is { } feed) poller.PollNow(feed);
        // A hub learns nothing from what became of its call.
        return Results.Accepted();
    }
}
