using InformationMachine.Data.Store;
using InformationMachine.Feeds;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>The feeds.</summary>
internal static class FeedEndpoints
{
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder changing)
    {
        api.MapGet("/feeds", List).WithName("listFeeds").WithSummary("Every configured feed and how it does.");
        changing.MapPost("/feeds", Add).WithName("addFeed").WithSummary("Follow a feed at once; the address is that of the feed itself.");
        changing.MapPost("/feeds/find", FindAsync).WithName("findFeeds").WithSummary("What is behind an address, and what following it would bring; stores nothing.");
        changing.MapPatch("/feeds/{id}", Change).WithName("changeFeed").WithSummary("Pause or resume a feed, or set what is given; an empty text takes a member away.");
        changing.MapDelete("/feeds/{id}", Remove).WithName("removeFeed").WithSummary("Follow a feed no longer; its posts stay.");
        changing.MapPost("/feeds/{id}/refresh", RefreshAsync).WithName("refreshFeed").WithSummary("Poll a feed now, a muted one too; a host that asked for a pause is still left alone, unless liftPause ends that.");
    }

    private static async Task<Results<Ok<List<ApiFoundFeed>>, ProblemHttpResult>> FindAsync(FeedEditing editing, ApiNewFeed body, CancellationToken cancellationToken)
    {
        if (!IsWeb(body.Url, out var url)) return Wrong($"'{body.Url}' is no http or https address.");
        return TypedResults.Ok((await editing.FindAsync(url, body.AllowPrivateNetwork, cancellationToken)).Select(ApiFoundFeed.Of).ToList());
    }

    private static Results<Created<ApiNewFeed>, ProblemHttpResult> Add(HttpContext context, FeedEditing editing, ApiNewFeed body) => Try<Created<ApiNewFeed>>(() =>
    {
        if (!IsWeb(body.Url, out var url)) throw new RefusedException(ExitCode.Usage, $"'{body.Url}' is no http or https address.");
        var id = editing.Add(url, body.Kind, body.Title, body.Id, body.AllowPrivateNetwork, context.User.Identity!.Name!);
        return TypedResults.Created($"{ApiEndpoints.Root}/feeds", new ApiNewFeed { Url = url.AbsoluteUri, Title = body.Title, Id = id });
    });

    private static Results<NoContent, NotFound, ProblemHttpResult> Change(HttpContext context, FeedEditing editing, string id, ApiFeedChange body)
    {
        if (body.Url is not null && !IsWeb(body.Url, out _)) return Wrong($"'{body.Url}' is no http or https address.");
        try
        {
            var by = context.User.Identity!.Name!;
            if (body.Enabled is { } enabled && !editing.Enable(id, enabled, by)) return TypedResults.NotFound();
            var members = body.Members();
            return members.Count == 0 || editing.Change(id, members, by) ? TypedResults.NoContent() : TypedResults.NotFound();
        }
        catch (RefusedException e)
        {
            return Wrong(e);
        }
    }

    private static Results<NoContent, NotFound, ProblemHttpResult> Remove(HttpContext context, FeedEditing editing, string id)
    {
        if (!editing.IsPossible) return Wrong("The demo's feeds cannot be changed.");
        return editing.Remove(id, context.User.Identity!.Name!) ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    private static Results<T, ProblemHttpResult> Try<T>(Func<T> action)
        where T : IResult
    {
        try
        {
            return action();
        }
        catch (RefusedException e)
        {
            return Wrong(e);
        }
    }

    private static bool IsWeb(string text, out Uri url) => Uri.TryCreate(text, UriKind.Absolute, out url!) && url.Scheme is "http" or "https";

    private static ProblemHttpResult Wrong(RefusedException e) => TypedResults.Problem(e.Message, statusCode: e.IsUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity);

    private static ProblemHttpResult Wrong(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static Ok<List<ApiFeed>> List(FeedList feeds, IMachineReader reader)
    {
        var states = reader.FeedStates().ToDictionary(state => state.Id);
        return TypedResults.Ok(feeds.Feeds.Select(feed => ApiFeed.Of(feed, states.GetValueOrDefault(feed.Id))).ToList());
    }

    private static async Task<Results<Accepted, NotFound, ProblemHttpResult>> RefreshAsync(FeedPoller poller, ChosenRoles roles, string id, CancellationToken cancellationToken, bool liftPause = false)
    {
        try
        {
            roles.MustPoll();
            if (liftPause) await poller.LiftPauseAsync(id, cancellationToken);
            return poller.PollNow(id) ? TypedResults.Accepted((string?)null) : TypedResults.NotFound();
        }
        catch (RefusedException e)
        {
            return Wrong(e);
        }
    }
}
