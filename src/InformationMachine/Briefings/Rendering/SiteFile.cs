using System.Text;

namespace InformationMachine.Briefings.Rendering;

/// <summary>
/// Writes files that readers may open at any moment: whole to a temporary file in the same folder, then renamed over the old one. A
/// reader sees the old file or the new one, never a part. Nothing is forced to the disk, which would cost more than all rendering: what a
/// power cut leaves empty is noticed at the next start and written again.
/// </summary>
internal static class SiteFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(temporary, Utf8.GetBytes(text), cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes unless the file already holds exactly this text; true where it was written.</summary>
    public static async Task<bool> WriteIfChangedAsync(string path, string text, CancellationToken cancellationToken)
    {
        if (File.Exists(path) && await File.ReadAllTextAsync(path, Utf8, cancellationToken) == text) return false;
        await WriteAsync(path, text, cancellationToken);
        return true;
    }

    /// <summary>True where a file is there and a power cut has not left it empty.</summary>
    public static bool IsWhole(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };
}
