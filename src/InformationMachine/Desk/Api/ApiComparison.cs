using InformationMachine.Threads.Explaining;

namespace InformationMachine.Desk.Api;

/// <summary>How a post compares to a thread.</summary>
/// <param name="Thread">The thread's number.</param>
/// <param name="Score">The linker's score on arrival; absent where it is not known.</param>
/// <param name="Terms">What they share, the weightiest first; shares are parts of all that is shared, 0 to 1.</param>
/// <param name="Links">Addresses both name.</param>
/// <param name="Nearest">The thread's post most like it.</param>
/// <param name="Likeness">How alike that one is, 0 to 1.</param>
/// <param name="Pairs">The pairs with its posts that the judge found likely on arrival, the likeliest first, at most four.</param>
internal sealed record ApiComparison(int Thread, double? Score, IReadOnlyList<SharedTerm> Terms, IReadOnlyList<string> Links, string? Nearest, double Likeness, IReadOnlyList<ApiJudgedPair> Pairs)
{
    public static ApiComparison Of(ComparedThread compared) =>
        new(compared.Thread.Id.Value, compared.Score, compared.Terms, compared.Links, compared.Nearest?.Id.Value, compared.Likeness, [.. compared.Pairs.Select(ApiJudgedPair.Of)]);
}
