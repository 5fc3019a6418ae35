using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;
using InformationMachine.Export.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>The change feed, for programs that keep a copy.</summary>
internal static class ChangeEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/changes", List).WithName("listChanges")
        .WithSummary("What is new or has changed after `since`, in the order it was committed and at least once; without `since` first every record there is. `kinds` names the tables that are wanted, separated by commas. 410 where the cursor is another file's or too old, 409 where it lies ahead.")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status410Gone);

    private static Results<Ok<ApiChanges>, ProblemHttpResult> List(IMachineReader reader, string? since = null, string? kinds = null, int? limit = null)
    {
        if (!ChangeCursor.TryParse(since ?? ChangeCursor.Start.ToString(), out var cursor)) return TypedResults.Problem($"'{since}' is no cursor: use one as it was given, or leave it away to begin.", statusCode: StatusCodes.Status400BadRequest);
        try
        {
            var wanted = RecordTables.Named(kinds).Select(table => table.Kind).ToHashSet();
            var page = reader.ReadChanges(cursor, ApiLimits.Of(limit), wanted);
            return TypedResults.Ok(new ApiChanges([.. page.Changes.Select(ChangeLine.Of).Select(ApiChange.Of)], page.Next.ToString(), page.HasMore));
        }
        catch (RefusedException e)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (ChangeCursorException e)
        {
            return TypedResults.Problem(e.Message, statusCode: e.Fault == ChangeCursorFault.Ahead ? StatusCodes.Status409Conflict : StatusCodes.Status410Gone);
        }
    }
}
