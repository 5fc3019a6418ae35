namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Something that is not as it must be.</summary>
/// <param name="Rule">Which rule is broken, a short name.</param>
/// <param name="What">What is wrong, where, in a sentence.</param>
/// <param name="Remedy">What a repair makes of it.</param>
public sealed record Finding(string Rule, string What, string Remedy);
