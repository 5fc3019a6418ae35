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
        changing.MapPost("/feeds/{id}/refresh", Refresh).WithName("refreshFeed").WithSummary("Poll a feed now, a muted one too; a host that asked for a pause is still left alone.");
    }

    private static Ok<List<ApiFeed>> List(FeedList feeds, IMachineReader reader)
    {
        var states = reader.FeedStates().ToDictionary(state => state.Id);
        return TypedResults.Ok(feeds.Feeds.Select(feed => ApiFeed.Of(feed, states.GetValueOrDefault(feed.Id))).ToList());
    }

    private static Results<Accepted, NotFound> Refresh(FeedPoller poller, string id) => poller.PollNow(id) ? TypedResults.Accepted((string?)null) : TypedResults.NotFound();
}
