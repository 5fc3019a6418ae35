using InformationMachine.Briefings.Claims;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Ranking;

/// <summary>The sentences that a briefing may be written from, each with its centrality.</summary>
internal static class Candidates
{
    public static IReadOnlyList<CandidateSentence> Read(IReadOnlyList<Post> posts)
    {
        var units = CandidateReader.Read(posts);
        LexRank.Score(units);
        return units;
    }
}
