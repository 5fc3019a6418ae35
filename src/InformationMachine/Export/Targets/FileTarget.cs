namespace InformationMachine.Export.Targets;

/// <summary>One file that appears whole or not at all.</summary>
internal sealed class FileTarget : IExportTarget, IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly StreamTarget _target;

    public FileTarget(string path)
    {
        _path = path;
        _file = new FileStream(path + ".part", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        _target = new StreamTarget(_file);
    }

    public bool IsFolder => false;

    public bool IsFile => true;

    public Stream Open(string name) => _target.Open(name);

    /// <summary>Makes the file appear. Without this call it never does.</summary>
    public void Complete()
    {
        _file.Dispose();
        File.Move(_file.Name, _path, overwrite: true);
    }

    public void Dispose()
    {
        try
        {
            _file.Dispose();
        }
        catch (Exception e) when (DiskTrouble.IsDisk(e) || DiskTrouble.IsTooLarge(e))
        {
            // What it still held was refused like what it was given before, which has been told.
        }
        finally
        {
            File.Delete(_file.Name);
        }
    }
}
