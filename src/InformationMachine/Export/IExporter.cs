using InformationMachine.Export.Targets;

namespace InformationMachine.Export;

/// <summary>One format. It may throw; whoever asked decides what that means and sees to it that no half of a file remains.</summary>
internal interface IExporter
{
    /// <summary>What operators call it.</summary>
    string Name { get; }

    /// <summary>Writes everything the source brings, in memory that does not grow with it.</summary>
    /// <exception cref="RefusedException">The format cannot go to this target, or cannot hold what is asked for.</exception>
    Task ExportAsync(ExportSource source, IExportTarget target, CancellationToken cancellationToken);
}
