using System.Text.Json;

namespace InformationMachine.Briefings.Rendering.Catalogue;

/// <summary>
/// What the pages that span threads are made from, kept as small JSON files in the site's folder <c>.rendered</c>, so that a change
/// costs a look at the few files it concerns and not at everything. Only a memory: lost or damaged, the site is rendered again.
/// </summary>
internal sealed class SiteMemory(string site)
{
    private const string FolderName = ".rendered";

    private readonly string _folder = Path.Combine(site, FolderName);

    /// <summary>The value kept under a name; null where there is none.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public async Task<T?> ReadAsync<T>(string name, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await using var file = File.OpenRead(PathOf(name));
            return await JsonSerializer.DeserializeAsync<T>(file, cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task WriteAsync<T>(string name, T value, CancellationToken cancellationToken) =>
        SiteFile.WriteAsync(PathOf(name), JsonSerializer.Serialize(value), cancellationToken);

    public bool Has(string name) => File.Exists(PathOf(name));

    public void Delete(string name)
    {
        if (Has(name)) File.Delete(PathOf(name));
    }

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
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        // What the first form of the site remembered.
        if (File.Exists(_folder + ".json")) File.Delete(_folder + ".json");
    }

    private string PathOf(string name) => Path.Combine(_folder, name + ".json");
}
