namespace InformationMachine.Data.Store;

/// <summary>How often something may fail.</summary>
/// <param name="Key">What is counted.</param>
/// <param name="Most">From so many failures on it is refused.</param>
public sealed record FailureLimit(string Key, int Most);
