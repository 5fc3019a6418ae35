using System.Globalization;
using System.Text.Json;
using InformationMachine.Briefings.Forms;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>Threads, their posts, briefings and decisions.</summary>
internal static class ThreadEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/threads", List).WithName("listThreads").WithSummary("Threads by number; `all` includes those that were merged into others.");
        api.MapGet("/threads/{id:int}", Get).WithName("getThread").WithSummary("One thread.").Produces(StatusCodes.Status304NotModified);
        api.MapGet("/threads/{id:int}/posts", Posts).WithName("listThreadPosts").WithSummary("A thread's posts in the order they arrived.");
        api.MapGet("/threads/{id:int}/versions", Versions).WithName("listVersions").WithSummary("The versions of a thread's briefing, the first one first.");
        api.MapGet("/threads/{id:int}/briefing", Briefing).WithName("getBriefing").WithSummary("A briefing with the texts it cites; the newest version where none is named.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json").Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/threads/{id:int}/decisions", Decisions).WithName("listThreadDecisions").WithSummary("What editors decided about a thread.");
    }

    private static Ok<ApiPage<ApiThread>> List(IMachineReader reader, int after = 0, int? limit = null, bool all = false)
    {
        var threads = reader.Threads().SkipWhile(thread => thread.Id.Value <= after).Where(thread => all || thread.IsLive).Select(ApiThread.Of);
        return TypedResults.Ok(ApiLimits.Page(threads, ApiLimits.Of(limit), thread => thread.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private static Results<Ok<ApiThread>, StatusCodeHttpResult, NotFound> Get(HttpContext context, IMachineReader reader, int id)
    {
        if (reader.Thread(new ThreadId(id)) is not { } thread) return TypedResults.NotFound();
        var state = string.Create(CultureInfo.InvariantCulture, $"{thread.Revision}-{thread.BriefingVersion}-{thread.LastDecision}");
        if (EntityTag.IsKnown(context, state)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(ApiThread.Of(thread));
    }

    private static Results<Ok<ApiPage<ApiPost>>, NotFound> Posts(IMachineReader reader, int id, long after = 0, int? limit = null)
    {
        if (reader.Thread(new ThreadId(id)) is null) return TypedResults.NotFound();
        var size = ApiLimits.Of(limit);
        var assignments = reader.Assignments(new ThreadId(id)).Where(assignment => assignment.Sequence > after).Take(size + 1).ToList();
        var posts = reader.Posts([.. assignments.Select(assignment => assignment.Post)]).ToDictionary(post => post.Id);
        var items = assignments.Where(assignment => posts.ContainsKey(assignment.Post)).Select(assignment => ApiPost.Of(posts[assignment.Post], assignment));
        return TypedResults.Ok(ApiLimits.Page(items, size, post => post.Sequence.ToString(CultureInfo.InvariantCulture)));
    }

    private static Results<Ok<List<ApiVersion>>, NotFound> Versions(IMachineReader reader, int id) =>
        reader.Thread(new ThreadId(id)) is null ? TypedResults.NotFound() : TypedResults.Ok(reader.Briefings(new ThreadId(id)).Select(ApiVersion.Of).ToList());

    private static IResult Briefing(HttpContext context, IMachineReader reader, int id, int? version = null)
    {
        var briefing = version is { } number ? reader.Briefing(new ThreadId(id), number) : reader.LatestBriefing(new ThreadId(id));
        if (briefing is null) return TypedResults.NotFound();
        var wording = reader.Wording(briefing.Thread, briefing.Version);
        if (EntityTag.IsKnown(context, string.Create(CultureInfo.InvariantCulture, $"{id}-{briefing.Version}{(wording is null ? "" : $"-{wording.Number}")}"))) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) BriefingJson.Write(briefing, json, wording: wording);
        return TypedResults.Bytes(buffer.ToArray(), "application/json; charset=utf-8");
    }

    private static Results<Ok<List<ApiDecision>>, NotFound> Decisions(IMachineReader reader, int id) =>
        reader.Thread(new ThreadId(id)) is null ? TypedResults.NotFound() : TypedResults.Ok(reader.Decisions(new ThreadId(id)).Select(ApiDecision.Of).ToList());
}
