using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Feeds;
using InformationMachine.Threads.Decisions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>What needs an editor, and what editors decide.</summary>
internal static class DecisionEndpoints
{
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder changing)
    {
        api.MapGet("/review", Review).WithName("listReview").WithSummary("What needs an editor, the most doubtful first.");
        api.MapGet("/decisions", List).WithName("listDecisions").WithSummary("All decisions in the order they were made.");
        changing.MapPost("/threads/{id:int}/publish", Publish).WithName("publishNow").WithSummary("Write the version that editors' decisions bring at once, without waiting for more of them.");
        changing.MapPost("/decisions", DecideAsync).WithName("decide").WithSummary("Merge, split, move, part, keep, rename, note, correct, approve, hide, pin or undo. 409 where somebody decided in between, 422 where it cannot be done.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static Ok<ApiPage<ApiReviewItem>> Review(DeskState state, int after = 0, int? limit = null)
    {
        var (skipped, size) = (Math.Clamp(after, 0, ApiLimits.MaximumRank), ApiLimits.Of(limit));
        var items = state.Review(skipped + size, out var total).Skip(skipped).Select(ApiReviewItem.Of);
        return TypedResults.Ok(ApiLimits.Ranked(items, skipped, size, total > skipped + size && skipped < ApiLimits.MaximumRank));
    }

    private static Ok<ApiPage<ApiDecision>> List(IMachineReader reader, int after = 0, int? limit = null) =>
        TypedResults.Ok(ApiLimits.Page(reader.DecisionsAfter(after).Select(ApiDecision.Of), ApiLimits.Of(limit), decision => decision.Id.ToString(CultureInfo.InvariantCulture)));

    private static Results<Accepted, NotFound> Publish(IMachineReader reader, PublishNow now, PostSignal signal, int id)
    {
        if (Forwarding.Survivor(reader, new ThreadId(id)) is not { } thread) return TypedResults.NotFound();
        now.Ask(thread.Id);
        signal.Set();
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<Created<ApiDecision>, ProblemHttpResult>> DecideAsync(HttpContext context, ThreadDecisions decisions, DeskState state, ApiDecisionRequest body, CancellationToken cancellationToken)
    {
        var posts = (body.Posts ?? []).Select(text => (Text: text, Id: PostId.TryParse(text, out var id) ? id : (PostId?)null)).ToList();
        if (posts.Find(post => post.Id is null) is { Text: { } wrong }) return Problem(StatusCodes.Status400BadRequest, $"'{wrong}' is no post's id.");
        var outcome = await decisions.DecideAsync(Request(body, context.User.Identity!.Name!, [.. posts.Select(post => post.Id!.Value)]), cancellationToken);
        if (outcome.Decision is not { } decision)
            return Problem(outcome.Conflict is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict, outcome.Refusal!);
        state.Refresh();
        return TypedResults.Created($"{ApiEndpoints.Root}/decisions?after={decision.Id.Value - 1}&limit=1", ApiDecision.Of(decision));
    }

    private static DecisionRequest Request(ApiDecisionRequest body, string by, ImmutableArray<PostId> posts) => new()
    {
        Kind = body.Kind,
        By = by,
        Why = body.Why,
        Thread = new ThreadId(body.Thread),
        Other = body.Other is { } other ? new ThreadId(other) : null,
        Posts = posts,
        Title = body.Title,
        Text = body.Text,
        Replaces = body.Replaces,
        Version = body.Version,
        IsOn = body.On,
        IsSure = body.Sure,
        Undoes = body.Undoes is { } undoes ? new DecisionId(undoes) : null,
        Seen = (body.Seen ?? []).ToImmutableDictionary(pair => new ThreadId(pair.Key), pair => pair.Value),
    };

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
