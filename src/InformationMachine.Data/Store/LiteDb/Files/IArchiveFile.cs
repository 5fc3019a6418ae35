using InformationMachine.Data.Store.LiteDb.Records;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>The archive of a year, open for reading.</summary>
internal interface IArchiveFile : IMachineReader, IDisposable
{
    /// <summary>Its records as they are kept.</summary>
    Collections Collections { get; }
}
