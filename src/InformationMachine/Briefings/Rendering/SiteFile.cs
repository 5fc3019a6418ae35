using System.Text;

namespace InformationMachine.Briefings.Rendering;

/// <summary>
/// Writes files that readers may open at any moment: whole to a temporary file in the same folder, flushed, then renamed over the
/// old one. A reader sees the old file or the new one, never a part.
/// </summary>
internal static class SiteFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(Utf8.GetBytes(text), cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
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
}
