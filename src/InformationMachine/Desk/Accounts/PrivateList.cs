using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// A short list in a file that only its owner may read. Read again whenever the file has changed, so that a verb changes it while a
/// machine runs. Thread-safe; of two processes that write at once the later wins.
/// </summary>
internal sealed class PrivateList<T>(string path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private readonly Lock _lock = new();
    private ImmutableArray<T> _items = [];
    private DateTime _written;

    /// <exception cref="RefusedException">The file is not what this program wrote (exit code 78).</exception>
    public ImmutableArray<T> Items
    {
        get
        {
            lock (_lock)
            {
                var written = File.GetLastWriteTimeUtc(path);
                if (written == _written) return _items;
                _items = Read();
                _written = written;
                return _items;
            }
        }
    }

    public void Write(ImmutableArray<T> items)
    {
        lock (_lock)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            PrivateFile.Write(path, JsonSerializer.Serialize(items, Json));
            _written = default;
        }
    }

    private ImmutableArray<T> Read()
    {
        if (!File.Exists(path)) return [];
        try
        {
            return JsonSerializer.Deserialize<ImmutableArray<T>>(File.ReadAllText(path), Json);
        }
        catch (JsonException e)
        {
            throw new RefusedException(ExitCode.Configuration, $"{path}:{e.LineNumber + 1}: this is no list of accounts or keys. Put a sound copy there, or delete it and add them anew with `users`.", e);
        }
    }
}
