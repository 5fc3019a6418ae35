using System.Text;
using InformationMachine.Configuration;
using InformationMachine.Feeds;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>The list of feeds as other readers exchange it. For operators: addresses may carry keys.</summary>
internal static class OpmlEndpoints
{
    private const string MediaType = "text/x-opml";

    public static void Map(RouteGroupBuilder operators, RouteGroupBuilder changing)
    {
        operators.MapGet("/feeds/opml", (FeedList feeds, TimeProvider clock) => TypedResults.Text(Opml.Write(feeds.Feeds, clock.GetUtcNow()), MediaType, Encoding.UTF8))
            .WithName("exportFeeds").WithSummary("The followed feeds as OPML.").Produces<string>(StatusCodes.Status200OK, MediaType);
        changing.MapPost("/feeds/opml", ImportAsync).WithName("importFeeds").WithSummary("Follow every feed of an OPML document that is not followed yet.").Accepts<string>(MediaType, "text/xml", "application/xml");
    }

    private static async Task<Results<Ok<ApiImport>, ProblemHttpResult>> ImportAsync(HttpContext context, FeedEditing editing, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, cancellationToken);
        try
        {
            return TypedResults.Ok(ApiImport.Of(editing.Import(buffer.ToArray(), "The document", context.User.Identity!.Name!, cancellationToken)));
        }
        catch (RefusedException e)
        {
            return TypedResults.Problem(e.Message, statusCode: e.IsUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity);
        }
    }
}
