using InformationMachine.Data.Store;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Receivers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>Who is told. Everybody sees and changes their own; operators those of all.</summary>
internal static class ReceiverEndpoints
{
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder changing)
    {
        api.MapGet("/channels", (ChannelList channels) => TypedResults.Ok(channels.All.Select(channel => new ApiChannel(channel.Name, channel.Kind)).ToList())).WithName("listChannels").WithSummary("The operator's channels, of which receivers choose one.");
        api.MapGet("/receivers", List).WithName("listReceivers").WithSummary("Your receivers and how they do; those of all for operators.");
        changing.MapPost("/receivers", AddAsync).WithName("addReceiver").WithSummary("Keep a receiver; an e-mail address is asked first.");
        changing.MapPatch("/receivers/{name}", PauseAsync).WithName("pauseReceiver").WithSummary("Let a receiver rest, or tell it again.");
        changing.MapDelete("/receivers/{name}", RemoveAsync).WithName("removeReceiver").WithSummary("Take a receiver away; what it was told stays in the record.");
        changing.MapPost("/receivers/{name}/test", TestAsync).WithName("testReceiver").WithSummary("Send a receiver a test, whatever the hour.");
    }

    private static Ok<List<ApiReceiver>> List(HttpContext context, IReceiverBook book, IMachineReader reader, TimeProvider time)
    {
        var (owner, states) = (WatchEndpoints.Reach(context), reader.ReceiverStates().ToDictionary(state => state.Receiver, StringComparer.Ordinal));
        return TypedResults.Ok(book.All.Where(receiver => owner is null || receiver.Owner == owner).Select(receiver => ApiReceiver.Of(receiver, states.GetValueOrDefault(receiver.Name), time.GetUtcNow())).ToList());
    }

    private static async Task<Results<Created<ApiReceiver>, ProblemHttpResult>> AddAsync(HttpContext context, ReceiverBook book, DeliveryRound round, TimeProvider time, ApiNewReceiver body, CancellationToken cancellationToken)
    {
        try
        {
            var receiver = await book.AddAsync(body.Draft(), context.User.Identity!.Name!, cancellationToken);
            if (receiver.NeedsConfirmation) await round.TestAsync(receiver.Name, cancellationToken);
            return TypedResults.Created($"{ApiEndpoints.Root}/receivers", ApiReceiver.Of(receiver, null, time.GetUtcNow()));
        }
        catch (RefusedException e)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<Results<NoContent, NotFound>> PauseAsync(HttpContext context, ReceiverBook book, string name, ApiPause body, CancellationToken cancellationToken) =>
        await book.PauseAsync(name, body.Paused, WatchEndpoints.Reach(context), cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(HttpContext context, ReceiverBook book, string name, CancellationToken cancellationToken) =>
        await book.RemoveAsync(name, WatchEndpoints.Reach(context), cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<Accepted, NotFound>> TestAsync(HttpContext context, IReceiverBook book, DeliveryRound round, string name, CancellationToken cancellationToken)
    {
        var owner = WatchEndpoints.Reach(context);
        if (!book.All.Any(receiver => receiver.Name == name && (owner is null || receiver.Owner == owner))) return TypedResults.NotFound();
        await round.TestAsync(name, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }
}
