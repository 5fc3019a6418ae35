using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>jsonl</c>: a file on this machine to which others append posts, one object a line (see <see cref="PostsFile"/>). Only what
/// is new is read; a file that was replaced or shortened is read from its beginning.
/// </summary>
internal sealed class JsonLinesSource(SourceParts parts) : IFeedSource
{
    private const int Remembered = 256;

    public static SourceKind Registration { get; } = new("jsonl", parts => new JsonLinesSource(parts))
    {
        Schemes = ["file"],
        DefaultInterval = LocalFile.Interval,
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        var path = feed.Url.LocalPath;
        try
        {
            // What is empty may be no file at all: opening a pipe, whose length is 0, waits for somebody to write into it, for ever.
            if (new FileInfo(path) is { Exists: true, Length: 0 }) return new PostLines().Reading(Path.GetFileName(path), cursor: null);
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return await NewLinesAsync(file, path, state?.Cursor, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return LocalFile.Explain(e, path);
        }
    }

    private async Task<SourceReading> NewLinesAsync(FileStream file, string path, string? cursor, CancellationToken cancellationToken)
    {
        var offset = await PositionAsync(file, cursor, cancellationToken);
        var bytes = new byte[Math.Min(file.Length - offset, parts.Options.MaximumBytes)];
        file.Position = offset;
        var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        var lines = new PostLines();
        var taken = Take(bytes.AsSpan(0, length), path, offset, lines);
        return lines.Reading(Path.GetFileName(path), await MarkAsync(file, offset + taken, cancellationToken));
    }

    /// <summary>Takes whole lines and, where it reads well, a last one without its end; returns how many bytes were taken.</summary>
    private int Take(ReadOnlySpan<byte> bytes, string path, long offset, PostLines lines)
    {
        var taken = 0;
        while (taken < bytes.Length && lines.Count < parts.Options.MaximumPostsPerDocument)
        {
            var rest = bytes[taken..];
            var end = rest.IndexOf((byte)'\n');
            var line = Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]).TrimStart('\uFEFF');
            var where = string.Create(CultureInfo.InvariantCulture, $"{path}, byte {offset + taken}");
            if (end >= 0)
            {
                lines.Add(line, where);
            }
            else if (bytes.Length >= parts.Options.MaximumBytes)
            {
                // No line may be that long; without this it would stop the file for ever.
                if (taken > 0) break;
                lines.Complain($"{where}: the line is longer than Feeds:MaximumBytes and is passed over.");
            }
            else if (!new PostLines().Add(line, where))
            {
                break;
            }
            else
            {
                lines.Add(line, where);
            }

            taken += end < 0 ? rest.Length : end + 1;
        }

        return taken;
    }

    /// <summary>Where to go on: the cursor is an offset and a hash of what stands before it.</summary>
    private static async Task<long> PositionAsync(FileStream file, string? cursor, CancellationToken cancellationToken)
    {
        if (cursor?.Split(':') is not [var number, _] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) || offset > file.Length) return 0;
        return await MarkAsync(file, offset, cancellationToken) == cursor ? offset : 0;
    }

    private static async Task<string> MarkAsync(FileStream file, long offset, CancellationToken cancellationToken)
    {
        var before = new byte[Math.Min(offset, Remembered)];
        file.Position = offset - before.Length;
        await file.ReadExactlyAsync(before, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{offset}:{Convert.ToHexStringLower(SHA256.HashData(before).AsSpan(0, 8))}");
    }
}
