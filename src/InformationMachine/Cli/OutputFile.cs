using System.Text;

namespace InformationMachine.Cli;

/// <summary>
/// Where a verb's data goes: standard output, which then carries nothing else, or a file that appears complete or not at all.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string? _path;
    private readonly string? _temporary;

    private OutputFile(string? path)
    {
        _path = path;
        if (path is null)
        {
            Writer = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
            return;
        }

        _temporary = path + ".part";
        try
        {
            Writer = new StreamWriter(_temporary, append: false, new UTF8Encoding(false), 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw DiskTrouble.Refuse(path, e, "");
        }
    }

    public StreamWriter Writer { get; }

    public static OutputFile Open(string? path) => new(path);

    /// <summary>Makes the file appear. Without this call it never does.</summary>
    public void Complete()
    {
        Writer.Dispose();
        if (_path is not null) File.Move(_temporary!, _path, overwrite: true);
    }

    public void Dispose()
    {
        try
        {
            Writer.Dispose();
        }
        catch (Exception e) when (_temporary is not null && (DiskTrouble.IsDisk(e) || DiskTrouble.IsTooLarge(e)))
        {
            // What it still held was refused like what it was given before, which has been told.
        }
        finally
        {
            if (_temporary is not null) File.Delete(_temporary);
        }
    }
}
