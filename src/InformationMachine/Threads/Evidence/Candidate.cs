namespace InformationMachine.Threads.Evidence;

/// <summary>A remembered post that may tell the same story.</summary>
/// <param name="Post">The remembered post.</param>
/// <param name="Words">Cosine of the words' weights.</param>
/// <param name="Rank">Its place among the nearest by words, from 0; <see cref="CandidateSearch.Unranked"/> beyond.</param>
/// <param name="MeaningRank">The same by meaning.</param>
internal sealed record Candidate(KnownPost Post, float Words, int Rank, int MeaningRank);
