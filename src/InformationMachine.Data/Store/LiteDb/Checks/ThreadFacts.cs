namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>What a check remembers of a thread.</summary>
/// <param name="MergedInto">The thread it forwards to.</param>
/// <param name="Version">Its newest briefing's version.</param>
/// <param name="Archived">The archive that holds its posts.</param>
internal sealed record ThreadFacts(int? MergedInto, int Version, int? Archived);
