namespace InformationMachine.Export.Targets;

/// <summary>Where an export goes.</summary>
internal interface IExportTarget
{
    /// <summary>True where there may be several files; otherwise everything goes into one.</summary>
    bool IsFolder { get; }

    /// <summary>True where what is written becomes files of somebody's disk, and not a stream that a program reads.</summary>
    bool IsFile { get; }

    /// <summary>Begins a file; end it before the next one begins. A target that is one file takes one only.</summary>
    Stream Open(string name);
}
