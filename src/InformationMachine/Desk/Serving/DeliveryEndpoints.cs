using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Desk.Serving;

/// <summary>
/// Where whoever has an address agrees to be told or ends it, open to everybody: the signature in the address is the receiver's own. A
/// visit shows a button, because mail programs and scanners visit what stands in messages; the button, or a mail program's own, does it.
/// </summary>
internal static class DeliveryEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet(DeskLinks.Path + "/{purpose}/{name}/{signature}", Ask).ExcludeFromDescription();
        app.MapPost(DeskLinks.Path + "/" + DeskLinks.Confirming + "/{name}/{signature}", async (string name, string signature, ReceiverBook book, CancellationToken cancellationToken) => Answer(await book.ConfirmAsync(name, signature, cancellationToken), "Thank you: you will be told.")).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(DeskLinks.Path + "/" + DeskLinks.Ending + "/{name}/{signature}", async (string name, string signature, ReceiverBook book, CancellationToken cancellationToken) => Answer(await book.UnsubscribeAsync(name, signature, cancellationToken), "You will hear no more.")).DisableAntiforgery().ExcludeFromDescription();
    }

    private static IResult Ask(string purpose, string name, string signature, IReceiverBook book)
    {
        if (purpose is not (DeskLinks.Confirming or DeskLinks.Ending) || !book.All.Any(receiver => receiver.Name == name && receiver.IsSigned(purpose, signature))) return Results.NotFound();
        var (question, button) = purpose == DeskLinks.Confirming ? ("Do you want to be told of stories at this address?", "Yes, tell me") : ("Do you want to hear no more?", "Hear no more");
        return Page($"<p>{question}</p><form method=\"post\"><button>{button}</button></form>");
    }

    private static IResult Answer(bool isDone, string text) => isDone ? Page($"<p>{text}</p>") : Results.NotFound();

    private static IResult Page(string main) =>
        Results.Content($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Messages</title></head><body><main><h1>Messages</h1>{main}</main></body></html>", "text/html; charset=utf-8");
}
