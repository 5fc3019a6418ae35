using System.Globalization;
using System.Text;

namespace InformationMachine.Briefings.Site;

/// <summary>
/// Writes files that readers may open at any moment: whole to a temporary file in the same folder, then renamed over the old one. A
/// reader sees the old file or the new one, never a part. Nothing is forced to the disk, which would cost more than all rendering: what a
/// power cut leaves empty is noticed at the next start and written again.
/// </summary>
internal static class SiteFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Task WriteAsync(string path, string text, CancellationToken cancellationToken) => WriteAsync(path, [Utf8.GetBytes(text)], cancellationToken);

    /// <summary>Writes a file that is there in pieces.</summary>
    public static async Task WriteAsync(string path, IReadOnlyList<ReadOnlyMemory<byte>> pieces, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, options: FileOptions.None)) await RandomAccess.WriteAsync(file, pieces, 0, cancellationToken);
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
        var bytes = Utf8.GetBytes(text);
        if (File.Exists(path) && await File.ReadAllBytesAsync(path, cancellationToken) is var known && known.AsSpan().SequenceEqual(bytes)) return false;
        await WriteAsync(path, [bytes], cancellationToken);
        return true;
    }

    /// <summary>True for the name of a file that is being written: <c>.NAME.PROCESS.tmp</c>.</summary>
    public static bool IsTemporary(string path) => Path.GetFileName(path).Split('.') is ["", _, .., var process, "tmp"] && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>True where a file is there and a power cut has not left it empty.</summary>
    public static bool IsWhole(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };
}
