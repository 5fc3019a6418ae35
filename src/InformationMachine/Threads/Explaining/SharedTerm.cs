namespace InformationMachine.Threads.Explaining;

/// <summary>A term that a post shares with a thread.</summary>
/// <param name="Term">The word as the linker reads it: in lower case, without accents and plural endings.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Posts">How many of the thread's compared posts hold it.</param>
/// <param name="Share">Its part of all that the two share, 0 to 1: rare terms that many of the posts hold weigh most.</param>
internal sealed record SharedTerm(string Term, TermKind Kind, int Posts, double Share);
