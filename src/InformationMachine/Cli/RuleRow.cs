namespace InformationMachine.Cli;

/// <summary>What a rule did in some feeds, and what it may do by that.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Hits">Different sentences that it matches.</param>
/// <param name="Judged">Those of them that were judged.</param>
/// <param name="Right">Those of them that were right.</param>
/// <param name="Precision">The share of them; null where none was judged.</param>
/// <param name="May">remove, lower, or go.</param>
internal sealed record RuleRow(string Rule, int Hits, int Judged, int Right, double? Precision, string May);
