using System.Globalization;
using System.Text.Json;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>
/// An author's stories: the latest on the author's own page, the older ones on pages by shelf. A story is in one of the two places.
/// </summary>
/// <param name="folder">Where the pages of authors lie.</param>
/// <param name="slug">The name of the author's files.</param>
/// <param name="older">How many older stories each shelf holds, kept up to date.</param>
internal sealed class AuthorShelves(string folder, string slug, SortedDictionary<int, int> older)
{
    /// <summary>Stories on an author's own page.</summary>
    public const int Shown = 25;

    private readonly SortedDictionary<int, SortedDictionary<int, AuthorItem>> _shelves = [];

    /// <summary>The latest stories.</summary>
    public RankedList<AuthorItem> Latest { get; } = new();

    /// <summary>The shelves that hold something else than before.</summary>
    public IReadOnlyDictionary<int, SortedDictionary<int, AuthorItem>> Changed => _shelves;

    /// <summary>How many stories there are.</summary>
    public int Count => Latest.Items.Count + older.Values.Sum();

    /// <summary>Takes up what the author's page shows.</summary>
    /// <exception cref="JsonException">The page is damaged or gone.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        foreach (var item in await ReadAsync(PathOf(), cancellationToken)) Latest.Put(item, Shown);
    }

    /// <summary>Files a story, or takes it out where it is null.</summary>
    public async Task PutAsync(int thread, AuthorItem? story, CancellationToken cancellationToken)
    {
        var shelf = Shelf.Of(thread);
        if (older.ContainsKey(shelf) || _shelves.ContainsKey(shelf))
        {
            (await OpenAsync(shelf, cancellationToken)).Remove(thread);
            SetCount(shelf);
        }

        if (story is null) Latest.Remove(thread.ToString("D9", CultureInfo.InvariantCulture));
        else if (Latest.Put(story, Shown) is { } oldest) await FileAsync(oldest, cancellationToken);
    }

    /// <summary>Lets the newest of the older stories move up where the latest have become fewer.</summary>
    public async Task RefillAsync(CancellationToken cancellationToken)
    {
        if (Latest.Items.Count >= Shown || older.Count == 0) return;
        foreach (var shelf in older.Keys.ToList()) await OpenAsync(shelf, cancellationToken);
        var newest = _shelves.SelectMany(pair => pair.Value.Values).OrderByDescending(story => story.Rank).ThenByDescending(story => story.Thread).Take(Shown - Latest.Items.Count).ToList();
        foreach (var story in newest)
        {
            Latest.Put(story, Shown);
            _shelves[Shelf.Of(story.Thread)].Remove(story.Thread);
            SetCount(Shelf.Of(story.Thread));
        }
    }

    /// <summary>The author's own page.</summary>
    public string PathOf() => Path.Combine(folder, slug + ".html");

    /// <summary>The page of a shelf. No slug holds a full stop.</summary>
    public string PathOf(int shelf) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{slug}.{shelf}.html"));

    private async Task FileAsync(AuthorItem story, CancellationToken cancellationToken)
    {
        var shelf = Shelf.Of(story.Thread);
        (await OpenAsync(shelf, cancellationToken))[story.Thread] = story;
        SetCount(shelf);
    }

    private async Task<SortedDictionary<int, AuthorItem>> OpenAsync(int shelf, CancellationToken cancellationToken)
    {
        if (_shelves.TryGetValue(shelf, out var open)) return open;
        var items = older.ContainsKey(shelf) ? await ReadAsync(PathOf(shelf), cancellationToken) : [];
        return _shelves[shelf] = new SortedDictionary<int, AuthorItem>(items.ToDictionary(item => item.Thread));
    }

    private void SetCount(int shelf)
    {
        older[shelf] = _shelves[shelf].Count;
        if (_shelves[shelf].Count == 0) older.Remove(shelf);
    }

    private static async Task<IReadOnlyList<AuthorItem>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return AuthorItem.Read(await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new JsonException("The page of an author is gone.", e);
        }
    }
}
