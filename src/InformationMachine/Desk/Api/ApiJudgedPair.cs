using InformationMachine.Threads.Explaining;

namespace InformationMachine.Desk.Api;

/// <summary>An earlier post that the judge found likely to tell the same story.</summary>
/// <param name="Post">The earlier post.</param>
/// <param name="Probability">How likely both tell one story, 0 to 1.</param>
/// <param name="Evidence">What that rests on, the weightiest first: weights above 0 speak for one story, others against it.</param>
internal sealed record ApiJudgedPair(string Post, double Probability, IReadOnlyList<WeighedEvidence> Evidence)
{
    public static ApiJudgedPair Of(JudgedPair pair) => new(pair.Other.Id.Value, pair.Probability, pair.Evidence);
}
