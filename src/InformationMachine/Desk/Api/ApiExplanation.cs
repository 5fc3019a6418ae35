using InformationMachine.Threads.Explaining;

namespace InformationMachine.Desk.Api;

/// <summary>Why a post is where it is.</summary>
/// <param name="Post">The post.</param>
/// <param name="Started">True where no thread was alike enough and the post started one.</param>
/// <param name="Thread">Its thread as it stands.</param>
/// <param name="RunnerUp">The thread that came second on arrival.</param>
/// <param name="MergedFrom">The threads by whose merging it came to where it is, in order.</param>
/// <param name="Decisions">Editors' decisions that moved it.</param>
internal sealed record ApiExplanation(string Post, bool Started, ApiComparison Thread, ApiComparison? RunnerUp, IReadOnlyList<int> MergedFrom, IReadOnlyList<ApiDecision> Decisions)
{
    public static ApiExplanation Of(PostExplanation explanation) => new(
        explanation.Post.Id.Value,
        explanation.Started,
        ApiComparison.Of(explanation.Thread),
        explanation.RunnerUp is { } second ? ApiComparison.Of(second) : null,
        [.. explanation.Merges.Select(merge => merge.From.Value)],
        [.. explanation.Decisions.Select(ApiDecision.Of)]);
}
