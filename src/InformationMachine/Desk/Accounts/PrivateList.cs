using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// A short list in a file that only its owner may read. Read again whenever the file has changed, so that a verb changes it while a
/// machine runs. Changes are made under a lock that holds across processes, each on what the one before it wrote. Thread-safe.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="clock">The time.</param>
/// <param name="isWhole">Whether an entry has all it needs; what somebody has typed into the file may not.</param>
internal sealed class PrivateList<T>(string path, TimeProvider clock, Func<T, bool>? isWhole = null)
{
    /// <summary>File systems date files no finer than this: a younger one may change again without a new date.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private readonly Lock _lock = new();
    private ImmutableArray<T> _items = [];
    private (DateTime Written, long Length)? _read;

    /// <exception cref="RefusedException">The file is not what this program wrote (exit code 78).</exception>
    public ImmutableArray<T> Items
    {
        get
        {
            lock (_lock)
            {
                var file = new FileInfo(path);
                (DateTime Written, long Length) now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
                if (now == _read) return _items;
                _items = Read();
                _read = (clock.GetUtcNow().UtcDateTime - now.Written).Duration() > Settled ? now : null;
                return _items;
            }
        }
    }

    /// <summary>Changes the list; returns whether there was anything to change.</summary>
    /// <param name="change">The list after the change, from the list as it is now; the same list where nothing changes.</param>
    /// <param name="cancellationToken">Breaks the waiting for others off; nothing is changed then.</param>
    /// <exception cref="RefusedException">The file is not what this program wrote, or somebody else holds it.</exception>
    public async Task<bool> UpdateAsync(Func<ImmutableArray<T>, ImmutableArray<T>> change, CancellationToken cancellationToken)
    {
        using var held = await PrivateFile.LockAsync(path, clock, cancellationToken);
        var before = Read();
        var after = change(before);
        if (after == before) return false;
        PrivateFile.Write(path, JsonSerializer.Serialize(after, Json));
        lock (_lock) _read = null;
        return true;
    }

    private ImmutableArray<T> Read()
    {
        try
        {
            var items = JsonSerializer.Deserialize<ImmutableArray<T>>(File.ReadAllText(path), Json);
            if (items.IsDefault || items.Any(item => item is null || isWhole?.Invoke(item) == false)) throw new JsonException(message: null, path: null, lineNumber: 0, bytePositionInLine: 0);
            return items;
        }
        catch (FileNotFoundException)
        {
            return [];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Configuration, $"{path} cannot be read: {DiskTrouble.Line(e)}", e);
        }
        catch (JsonException e)
        {
            throw new RefusedException(ExitCode.Configuration, $"{path}:{e.LineNumber + 1}: this is no list that `users` or `receivers` wrote. Put a sound copy there, or delete it and add what stood there anew.", e);
        }
    }
}
