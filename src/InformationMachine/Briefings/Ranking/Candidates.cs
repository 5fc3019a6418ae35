using InformationMachine.Briefings.Claims;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Ranking;

/// <summary>The sentences that a briefing may be written from, each with its centrality.</summary>
internal static class Candidates
{
    /// <summary>What a sentence is worth that a rule of words speaks against.</summary>
    private const double Lowered = 0.5;

    /// <param name="posts">By publication time.</param>
    /// <param name="ledger">Is told what becomes of each sentence; null where nobody asks.</param>
    public static IReadOnlyList<CandidateSentence> Read(IReadOnlyList<Post> posts, SentenceLedger? ledger = null)
    {
        var units = CandidateReader.Read(posts, ledger);
        LexRank.Score(units);
        foreach (var unit in units.Where(unit => unit.LoweredBy is not null)) unit.Centrality *= Lowered;
        return units;
    }
}
