using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Explaining;

/// <summary>How a post compares to a thread.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Score">The linker's score on arrival; null where it is not known.</param>
/// <param name="Terms">What they share, the weightiest first.</param>
/// <param name="Links">Addresses both name.</param>
/// <param name="Nearest">The thread's post most like it; null where nothing is shared.</param>
/// <param name="Likeness">How alike that one is, 0 to 1.</param>
internal sealed record ComparedThread(StoryThread Thread, double? Score, IReadOnlyList<SharedTerm> Terms, IReadOnlyList<string> Links, Post? Nearest, double Likeness)
{
    /// <summary>The pairs with its posts that the judge found likely when the post came, the likeliest first, at most four.</summary>
    public IReadOnlyList<JudgedPair> Pairs { get; init; } = [];
}
