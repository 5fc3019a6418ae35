using InformationMachine.Data.Posts;

namespace InformationMachine.Threads.Explaining;

/// <summary>A pair that the judge found likely when the explained post came.</summary>
/// <param name="Other">The earlier post.</param>
/// <param name="Probability">How likely both tell one story, 0 to 1, as it was found.</param>
/// <param name="Evidence">
/// What that rests on, the weightiest first. Measured anew against fewer posts than the linker remembers, so that it may come out a little
/// differently; empty where the other post is too long ago.
/// </param>
internal sealed record JudgedPair(Post Other, double Probability, IReadOnlyList<WeighedEvidence> Evidence);
