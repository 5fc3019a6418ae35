namespace InformationMachine.Desk.Api;

/// <summary>A thread that is like another one, or like some posts.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Likeness">How alike, 0 to 1; the list begins with the most alike.</param>
internal sealed record ApiLikeThread(ApiThread Thread, double Likeness);
