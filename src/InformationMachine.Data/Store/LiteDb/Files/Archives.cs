using System.Globalization;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store.Records;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// The yearly files with the posts of dormant threads, each a data file of its own that is replaced as a whole. Opened when first asked and
/// again when replaced. Not thread-safe: whoever asks holds the reader's gate.
/// </summary>
internal sealed class Archives : IArchives, IDisposable
{
    private readonly string? _folder;
    private readonly Func<string, IArchiveFile> _opener;
    private readonly Dictionary<int, (DateTime Written, IArchiveFile File)> _open = [];

    /// <param name="folder">Where they are; null where there can be none.</param>
    /// <param name="opener">Opens one for reading.</param>
    public Archives(string? folder, Func<string, IArchiveFile> opener) => (_folder, _opener) = (folder, opener);

    /// <summary>Those that belong to a data file or to the snapshot published from it.</summary>
    public static Archives Beside(string path, Func<string, IArchiveFile> opener)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (Path.GetFileName(folder) == DataFilePaths.SnapshotFolder) folder = Path.GetDirectoryName(folder)!;
        return new Archives(Path.Combine(folder, DataFilePaths.ArchiveFolder), opener);
    }

    /// <summary>The file of a year.</summary>
    public static string FileName(int year) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}.db");

    /// <summary>Whether a file of this name is opened as an archive.</summary>
    public static bool IsName(string path) => Year(path) is not null;

    /// <summary>Those of the named posts that are in an archive.</summary>
    public IReadOnlyList<Post> Posts(IReadOnlyCollection<PostId> ids)
    {
        var (found, wanted) = (new List<Post>(), ids);
        foreach (var year in Years())
        {
            if (wanted.Count == 0) break;
            found.AddRange(Open(year).Posts(wanted).Select(post => post with { IsArchived = true }));
            wanted = [.. ids.Except(found.Select(post => post.Id))];
        }

        return found;
    }

    public IReadOnlyList<Post> PostsOf(ThreadId thread, int year) => Years().Contains(year) ? [.. Open(year).PostsOf(thread).Select(post => post with { IsArchived = true })] : [];

    public IReadOnlyList<PostRevision> Revisions(PostId post) => Years().Select(year => Open(year).Revisions(post)).FirstOrDefault(found => found.Count > 0) ?? [];

    public Assignment? Assignment(PostId post) => Years().Select(year => Open(year).Assignment(post)).FirstOrDefault(found => found is not null);

    public IReadOnlyList<Assignment> Assignments(ThreadId thread, int year) => Years().Contains(year) ? Open(year).Assignments(thread) : [];

    /// <summary>Records of a year with a greater key, ascending.</summary>
    public IEnumerable<BsonDocument> Records(int year, ChangeKind kind, BsonValue after, int limit) => Open(year).Collections.Of(kind).Find(Filter.Greater("_id", after), limit);

    /// <summary>Those of the named records that are in an archive, by key.</summary>
    public IReadOnlyDictionary<BsonValue, BsonDocument> Records(ChangeKind kind, IReadOnlyCollection<BsonValue> keys)
    {
        var found = new Dictionary<BsonValue, BsonDocument>();
        if (keys.Count == 0) return found;
        foreach (var year in Years())
        {
            foreach (var document in Open(year).Collections.Of(kind).Find(Filter.In("_id", new BsonArray(keys)))) found.TryAdd(document["_id"], document);
        }

        return found;
    }

    /// <summary>The years there are archives of, the latest first.</summary>
    public IReadOnlyList<int> Years() => _folder is null || !Directory.Exists(_folder)
        ? []
        : [.. Directory.EnumerateFiles(_folder, "*.db").Select(Year).OfType<int>().OrderDescending()];

    public void Dispose()
    {
        foreach (var (_, file) in _open.Values) file.Dispose();
        _open.Clear();
    }

    private IArchiveFile Open(int year)
    {
        var path = Path.Combine(_folder!, FileName(year));
        var written = File.GetLastWriteTimeUtc(path);
        if (_open.Remove(year, out var open) && open.Written != written)
        {
            open.File.Dispose();
            open = default;
        }

        var file = open.File ?? _opener(path);
        _open[year] = (written, file);
        return file;
    }

    private static int? Year(string path) =>
        Path.GetFileNameWithoutExtension(path) is { Length: 4 } name && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
