using InformationMachine.Briefings;
using InformationMachine.Briefings.Sections;
using InformationMachine.Briefings.Versions;
using InformationMachine.Configuration;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Explaining;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>What an editor looks at before deciding: why a post is where it is, what is alike, where to cut, what a version changed.</summary>
internal static class EditingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/posts/{id}/explanation", Explain).WithName("explainPost").WithSummary("Why a post is in its thread, and what came second.");
        api.MapGet("/threads/{id:int}/sentences", Sentences).WithName("listSentences").WithSummary("Every sentence of a thread's posts with what became of it in the newest briefing: used where, corrected by an editor, outranked, repeated, removed by which rule, refused by the check.");
        api.MapGet("/threads/{id:int}/alike", Alike).WithName("listAlike").WithSummary("The threads most like a thread, or like the `post`s of it that are named.");
        api.MapGet("/threads/{id:int}/cut", Cut).WithName("proposeCut").WithSummary("The posts that a split would best take out.");
        api.MapGet("/threads/{id:int}/diff", Diff).WithName("diffVersions").WithSummary("Two versions of a briefing compared, sentence by sentence; without numbers the newest and the one before.");
    }

    private static Results<Ok<ApiExplanation>, NotFound> Explain(IMachineReader reader, MachineSettings settings, string id) =>
        PostId.TryParse(id, out var post) && new PostExplainer(reader, JudgeFile.Read(settings.Threads)).Explain(post) is { } explanation ? TypedResults.Ok(ApiExplanation.Of(explanation)) : TypedResults.NotFound();

    private static Results<Ok<List<ApiSentence>>, NotFound> Sentences(IMachineReader reader, BriefingOptions options, int id) => reader.Thread(new ThreadId(id)) is null ? TypedResults.NotFound()
        : TypedResults.Ok(SentenceFate.Of([.. reader.PostsOf(new ThreadId(id)).OrderBy(post => post.PublishedAt).ThenBy(post => post.Sequence)], reader.LatestBriefing(new ThreadId(id)), options, StandingRemarks.Read(reader)[new ThreadId(id)]).Select(ApiSentence.Of).ToList());

    private static Results<Ok<List<ApiLikeThread>>, NotFound> Alike(IMachineReader reader, DeskState state, int id, string[]? post = null, int? limit = null)
    {
        var thread = new ThreadId(id);
        if (reader.Thread(thread) is null) return TypedResults.NotFound();
        var posts = (post ?? []).Select(text => PostId.TryParse(text, out var known) ? known : (PostId?)null).OfType<PostId>().ToList();
        var found = posts.Count > 0 ? state.Like(posts, thread, ApiLimits.Of(limit)) : state.Like(thread, ApiLimits.Of(limit));
        return TypedResults.Ok(found.Select(item => (Thread: reader.Thread(item.Thread), item.Sureness)).Where(item => item.Thread is { IsLive: true })
            .Select(item => new ApiLikeThread(ApiThread.Of(item.Thread!), item.Sureness)).ToList());
    }

    private static Results<Ok<ApiCut>, NotFound> Cut(IMachineReader reader, DeskState state, int id) =>
        reader.Thread(new ThreadId(id)) is null ? TypedResults.NotFound() : TypedResults.Ok(new ApiCut([.. state.Cut(new ThreadId(id)).Select(post => post.Value)]));

    private static Results<Ok<ApiDiff>, NotFound> Diff(IMachineReader reader, int id, int? from = null, int? to = null)
    {
        var thread = new ThreadId(id);
        var newer = to is { } number ? reader.Briefing(thread, number) : reader.LatestBriefing(thread);
        if (newer is null || reader.Briefing(thread, from ?? Math.Max(1, newer.Version - 1)) is not { } older) return TypedResults.NotFound();
        return TypedResults.Ok(new ApiDiff(id, older.Version, newer.Version, BriefingDiff.Between(older, newer)));
    }
}
