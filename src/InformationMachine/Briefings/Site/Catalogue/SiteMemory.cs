using System.Collections.Concurrent;
using System.Text.Json;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>
/// What the pages that span threads are made from, kept as small JSON files in the site's folder <c>.rendered</c>, so that a change
/// costs a look at the few files it concerns and not at everything; the latest of them are kept at hand. Only a memory: lost or damaged,
/// the site is rendered again. Thread-safe for different names.
/// </summary>
internal sealed class SiteMemory(string site)
{
    private const string FolderName = ".rendered";

    /// <summary>A value is some 300 KB at most, that of a hundred stories.</summary>
    private const int MostRecent = 40;

    private readonly string _folder = Path.Combine(site, FolderName);
    private readonly ConcurrentDictionary<string, object> _recent = new(StringComparer.Ordinal);

    /// <summary>The value kept under a name; null where there is none.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public async Task<T?> ReadAsync<T>(string name, CancellationToken cancellationToken)
        where T : class
    {
        if (_recent.TryGetValue(name, out var recent)) return (T)recent;
        try
        {
            await using var file = File.OpenRead(PathOf(name));
            var value = await JsonSerializer.DeserializeAsync<T>(file, cancellationToken: cancellationToken);
            if (value is not null) Recall(name, value);
            return value;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Keeps a value; it may be one that was read before and has changed since.</summary>
    public Task WriteAsync<T>(string name, T value, CancellationToken cancellationToken)
        where T : class
    {
        Recall(name, value);
        return SiteFile.WriteAsync(PathOf(name), JsonSerializer.Serialize(value), cancellationToken);
    }

    public bool Has(string name) => File.Exists(PathOf(name));

    public void Delete(string name)
    {
        _recent.TryRemove(name, out _);
        if (Has(name)) File.Delete(PathOf(name));
    }

    /// <summary>Reads everything from the files again: what is at hand may be what could not be written.</summary>
    public void Reopen() => _recent.Clear();

    /// <summary>The names below a folder of the memory, ascending.</summary>
    public IReadOnlyList<string> Names(string folder)
    {
        var path = Path.Combine(_folder, folder);
        if (!Directory.Exists(path)) return [];
        return [.. Directory.EnumerateFiles(path, "*.json").Select(file => $"{folder}/{Path.GetFileNameWithoutExtension(file)}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Reopen();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        // What the first form of the site remembered.
        if (File.Exists(_folder + ".json")) File.Delete(_folder + ".json");
    }

    private void Recall(string name, object value)
    {
        if (_recent.Count >= MostRecent) _recent.Clear();
        _recent[name] = value;
    }

    private string PathOf(string name) => Path.Combine(_folder, name + ".json");
}
