namespace InformationMachine.Tests.Data.Failures;

/// <summary>Something that was done to a process or to the database.</summary>
/// <param name="Kind">What.</param>
/// <param name="Process">The process, whatever incarnation of it; null where it was the database, and so all of them.</param>
/// <param name="Begin">When.</param>
/// <param name="End">When it was over.</param>
internal sealed record Fault(FaultKind Kind, string? Process, TimeSpan Begin, TimeSpan End)
{
    /// <summary>True for a fault that the process had to bear.</summary>
    /// <param name="process">The process, with its incarnation after a point.</param>
    public bool Meets(string process) => Process is null || Process == process.Split('.')[0];
}
