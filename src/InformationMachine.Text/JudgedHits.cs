namespace InformationMachine.Text;

/// <summary>How many hits of a rule people have judged, and how many of them they found right.</summary>
/// <param name="Hits">Judged hits.</param>
/// <param name="Right">Those of them that were none of the story.</param>
internal sealed record JudgedHits(int Hits, int Right);
