namespace InformationMachine.Export.Targets;

/// <summary>A folder whose files appear, all of them whole, only at the end.</summary>
internal sealed class FolderTarget : IExportTarget, IDisposable
{
    private const string Unfinished = ".part";

    private readonly string _folder;
    private readonly List<string> _files = [];

    public FolderTarget(string folder) => _folder = Directory.CreateDirectory(folder).FullName;

    public bool IsFolder => true;

    public bool IsFile => true;

    public Stream Open(string name)
    {
        var path = Path.Combine(_folder, name);
        _files.Add(path);
        return new FileStream(path + Unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
    }

    /// <summary>Makes the files appear. Without this call they never do.</summary>
    public void Complete()
    {
        foreach (var file in _files) File.Move(file + Unfinished, file, overwrite: true);
        _files.Clear();
    }

    public void Dispose()
    {
        foreach (var file in _files) File.Delete(file + Unfinished);
    }
}
