using InformationMachine.Data.Store;
using InformationMachine.Deliveries.Watches;
using InformationMachine.Desk.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>Watches and mutes. Everybody sees and changes their own; operators those of all.</summary>
internal static class WatchEndpoints
{
    private const int DaysTried = 30;
    private const int MostDays = 365;

    public static void Map(RouteGroupBuilder api, RouteGroupBuilder changing)
    {
        api.MapGet("/watches", List).WithName("listWatches").WithSummary("Your watches and mutes; those of all for operators.");
        api.MapGet("/watches/{id}/test", TestKnown).WithName("testWatch").WithSummary("What a watch would have brought over the last days; sends nothing.");
        changing.MapPost("/watches", AddAsync).WithName("addWatch").WithSummary("Keep a watch or mute; it hears of what changes from now on.");
        changing.MapPost("/watches/test", Test).WithName("tryWatch").WithSummary("What such a watch would have brought over the last days; sends and keeps nothing.");
        changing.MapDelete("/watches/{id}", RemoveAsync).WithName("removeWatch").WithSummary("Take a watch or mute away.");
    }

    /// <summary>Whose things somebody may see and change; null for everybody's.</summary>
    public static string? Reach(HttpContext context) => context.User.IsInRole(nameof(Role.Operator)) ? null : context.User.Identity!.Name!;

    private static Ok<List<ApiWatch>> List(HttpContext context, IMachineReader reader)
    {
        var owner = Reach(context);
        return TypedResults.Ok(reader.Watches().Where(watch => owner is null || watch.Owner == owner).Select(ApiWatch.Of).ToList());
    }

    private static async Task<Results<Created<ApiWatch>, ProblemHttpResult>> AddAsync(HttpContext context, WatchBook book, IStoreUpkeep store, ApiNewWatch body, CancellationToken cancellationToken)
    {
        try
        {
            var watch = await book.AddAsync(store, body.Draft(), context.User.Identity!.Name!, cancellationToken);
            return TypedResults.Created($"{ApiEndpoints.Root}/watches", ApiWatch.Of(watch));
        }
        catch (RefusedException e)
        {
            return Wrong(e.Message);
        }
    }

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(HttpContext context, IStoreUpkeep store, int id, CancellationToken cancellationToken) =>
        await WatchBook.RemoveAsync(store, id, Reach(context), cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static Results<Ok<List<ApiTriedStory>>, NotFound> TestKnown(HttpContext context, WatchTrial trial, IMachineReader reader, int id, CancellationToken cancellationToken, int? days = null)
    {
        var owner = Reach(context);
        if (reader.Watches().FirstOrDefault(known => known.Id == id && (owner is null || known.Owner == owner)) is not { } watch) return TypedResults.NotFound();
        var mutes = reader.Watches().Where(other => other.IsMute && other.Owner == watch.Owner && other.Id != id).ToList();
        return TypedResults.Ok(trial.Run(watch, mutes, Days(days), cancellationToken).Select(ApiTriedStory.Of).ToList());
    }

    private static Results<Ok<List<ApiTriedStory>>, ProblemHttpResult> Test(HttpContext context, WatchBook book, WatchTrial trial, IMachineReader reader, ApiNewWatch body, CancellationToken cancellationToken, int? days = null)
    {
        try
        {
            var watch = book.Read(body.Draft(), context.User.Identity!.Name!, 0, isTrial: true);
            var mutes = reader.Watches().Where(other => other.IsMute && other.Owner == watch.Owner).ToList();
            return TypedResults.Ok(trial.Run(watch, mutes, Days(days), cancellationToken).Select(ApiTriedStory.Of).ToList());
        }
        catch (RefusedException e)
        {
            return Wrong(e.Message);
        }
    }

    private static int Days(int? days) => Math.Clamp(days ?? DaysTried, 1, MostDays);

    private static ProblemHttpResult Wrong(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status422UnprocessableEntity);
}
