namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>What a check of a data file has found.</summary>
/// <param name="Findings">The first thousand findings.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Records">How many records were read.</param>
public sealed record CheckReport(IReadOnlyList<Finding> Findings, long Total, long Records)
{
    /// <summary>True where everything is as it must be.</summary>
    public bool IsSound => Total == 0;
}
