using System.Globalization;

namespace InformationMachine.Briefings.Rendering.Catalogue;

/// <summary>An author's stories: the latest in the record, the older ones filed by shelf. A story is in one of the two places.</summary>
internal sealed class AuthorShelves(SiteMemory memory, string slug, AuthorRecord record)
{
    private readonly SortedDictionary<int, SortedDictionary<int, AuthorStory>> _shelves = [];

    /// <summary>The shelves that hold something else than before.</summary>
    public IReadOnlyDictionary<int, SortedDictionary<int, AuthorStory>> Changed => _shelves;

    /// <summary>Files a story, or takes it out where it is null.</summary>
    public async Task PutAsync(int thread, AuthorStory? story, CancellationToken cancellationToken)
    {
        var shelf = StoryPages.Shelf(thread);
        if (record.Older.ContainsKey(shelf) || _shelves.ContainsKey(shelf))
        {
            (await OpenAsync(shelf, cancellationToken)).Remove(thread);
            Count(shelf);
        }

        if (story is null) record.Latest.Remove(thread.ToString("D9", CultureInfo.InvariantCulture));
        else if (record.Latest.Put(story, AuthorPages.Latest) is { } oldest) await FileAsync(oldest, cancellationToken);
    }

    /// <summary>Lets the newest of the older stories move up where the latest have become fewer.</summary>
    public async Task RefillAsync(CancellationToken cancellationToken)
    {
        if (record.Latest.Items.Count >= AuthorPages.Latest || record.Older.Count == 0) return;
        foreach (var shelf in record.Older.Keys.ToList()) await OpenAsync(shelf, cancellationToken);
        var newest = _shelves.SelectMany(pair => pair.Value.Values).OrderByDescending(story => story.Rank).ThenByDescending(story => story.Thread).Take(AuthorPages.Latest - record.Latest.Items.Count).ToList();
        foreach (var story in newest)
        {
            record.Latest.Put(story, AuthorPages.Latest);
            _shelves[StoryPages.Shelf(story.Thread)].Remove(story.Thread);
            Count(StoryPages.Shelf(story.Thread));
        }
    }

    public async Task WriteAsync(int shelf, CancellationToken cancellationToken)
    {
        if (_shelves[shelf].Count > 0) await memory.WriteAsync(NameOf(slug, shelf), _shelves[shelf], cancellationToken);
        else memory.Delete(NameOf(slug, shelf));
    }

    private async Task FileAsync(AuthorStory story, CancellationToken cancellationToken)
    {
        var shelf = StoryPages.Shelf(story.Thread);
        (await OpenAsync(shelf, cancellationToken))[story.Thread] = story;
        Count(shelf);
    }

    private async Task<SortedDictionary<int, AuthorStory>> OpenAsync(int shelf, CancellationToken cancellationToken)
    {
        if (_shelves.TryGetValue(shelf, out var open)) return open;
        return _shelves[shelf] = await memory.ReadAsync<SortedDictionary<int, AuthorStory>>(NameOf(slug, shelf), cancellationToken) ?? [];
    }

    private void Count(int shelf)
    {
        record.Older[shelf] = _shelves[shelf].Count;
        if (_shelves[shelf].Count == 0) record.Older.Remove(shelf);
    }

    /// <summary>What an author's shelf is remembered as.</summary>
    public static string NameOf(string slug, int shelf) => string.Create(CultureInfo.InvariantCulture, $"authors/{slug}/{shelf:D6}");
}
