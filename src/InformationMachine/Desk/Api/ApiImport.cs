namespace InformationMachine.Desk.Api;

/// <summary>What became of an imported list.</summary>
/// <param name="Added">How many feeds were added; those followed already are not counted.</param>
internal sealed record ApiImport(int Added);
