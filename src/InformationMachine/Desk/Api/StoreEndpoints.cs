using InformationMachine.Data.Store;
using Microsoft.AspNetCore.Http.Timeouts;

namespace InformationMachine.Desk.Api;

/// <summary>What the verbs that look after the data file ask of the machine that holds it; not part of the API for others.</summary>
internal static class StoreEndpoints
{
    public static void Map(RouteGroupBuilder changing)
    {
        var store = changing.MapGroup("/store").ExcludeFromDescription().WithMetadata(new DisableRequestTimeoutAttribute());
        store.MapPost("/snapshot", (SnapshotPublisher publisher, IStoreUpkeep data, CancellationToken cancellationToken) =>
            TryAsync(async () => { await publisher.PublishAsync(data, cancellationToken); return new { publisher.Path }; }));
        store.MapPost("/archive", (RetentionRound round, CancellationToken cancellationToken) =>
            TryAsync(async () => new { Posts = await round.ArchiveAsync(cancellationToken) }));
        store.MapPost("/compact", (RetentionRound round, CancellationToken cancellationToken) => TryAsync(() => round.CompactAsync(cancellationToken)));
    }

    private static async Task<IResult> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return TypedResults.Ok(await work());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }
}
