namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>How many posts a thread was found to hold.</summary>
internal sealed record ThreadTally(int Posts);
