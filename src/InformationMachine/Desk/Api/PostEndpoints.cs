using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Index;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>Posts, and the search over them.</summary>
internal static class PostEndpoints
{
    private const int MaximumText = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/posts/{id}", Get).WithName("getPost").WithSummary("One post with its thread.");
        api.MapGet("/search", Search).WithName("search").WithSummary("Threads whose posts hold every word of `q` (the last as a beginning) and pass the filters, the best first.");
    }

    private static Results<Ok<ApiPost>, NotFound> Get(IMachineReader reader, string id) =>
        PostId.TryParse(id, out var post) && reader.Post(post) is { } found ? TypedResults.Ok(ApiPost.Of(found, reader.Assignment(post))) : TypedResults.NotFound();

    private static Results<Ok<ApiPage<ApiSearchHit>>, ProblemHttpResult> Search(
        IMachineReader reader, DeskState state, string? q = null, string? author = null, string? feed = null, DateOnly? from = null, DateOnly? to = null, int after = 0, int? limit = null)
    {
        if (q?.Length > MaximumText) return TypedResults.Problem($"q has more than {MaximumText} characters.", statusCode: StatusCodes.Status400BadRequest);
        var (skipped, size) = (Math.Clamp(after, 0, ApiLimits.MaximumRank), ApiLimits.Of(limit));
        var hits = state.Search(new SearchQuery(q ?? "", author, feed, from, to), skipped + size + 1);
        var found = hits.Skip(skipped).Take(size).Select(hit => (Hit: hit, Thread: reader.Thread(hit.Thread))).Where(item => item.Thread is { IsLive: true }).Select(item => Describe(reader, item.Hit, item.Thread!));
        return TypedResults.Ok(ApiLimits.Ranked(found, skipped, size, hits.Count > skipped + size && skipped < ApiLimits.MaximumRank));
    }

    private static ApiSearchHit Describe(IMachineReader reader, SearchHit hit, StoryThread thread) =>
        new(ApiThread.Of(thread), hit.Rank, hit.Matches, [.. reader.Posts([.. hit.Posts]).Select(post => ApiPost.Of(post, reader.Assignment(post.Id)))]);
}
