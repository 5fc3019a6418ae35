namespace InformationMachine.Briefings.Site;

/// <summary>What a round of rendering did.</summary>
/// <param name="Threads">Threads whose pages were written.</param>
/// <param name="Forwards">Merged threads whose page now leads to the survivor.</param>
/// <param name="Files">Files written, the front page included.</param>
/// <param name="Failed">Threads whose pages could not be written; they are tried again in the next round.</param>
internal sealed record RenderResult(int Threads, int Forwards, int Files, int Failed);
