namespace InformationMachine.Export.Targets;

/// <summary>Where an export goes.</summary>
internal interface IExportTarget
{
    /// <summary>True where there may be several files; otherwise everything goes into one.</summary>
    bool IsFolder { get; }

    /// <summary>Begins a file; end it before the next one begins. A target that is one file takes one only.</summary>
    Stream Open(string name);
}
