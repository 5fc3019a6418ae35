using System.IO.Compression;

namespace InformationMachine.Export.Targets;

/// <summary>The files of a zip archive, one after the other.</summary>
internal sealed class ZipTarget(ZipArchive archive) : IExportTarget
{
    public bool IsFolder => true;

    public bool IsFile => true;

    public Stream Open(string name) => archive.CreateEntry(name, CompressionLevel.Fastest).Open();
}
