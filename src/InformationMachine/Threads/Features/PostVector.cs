namespace InformationMachine.Threads.Features;

/// <summary>
/// What the linker sees of a post: hashed terms, ascending, each with an integer weight (tenths of one plain word). Integers, so that
/// sums over posts do not depend on the order of adding and can be undone exactly.
/// </summary>
/// <param name="Terms">Hashed terms, ascending, without repeats.</param>
/// <param name="Weights">The weight of each.</param>
internal sealed record PostVector(int[] Terms, int[] Weights);
