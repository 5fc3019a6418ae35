using InformationMachine.Data.Store;

namespace InformationMachine.Configuration;

/// <summary>A document in the database. Where the documents are followed it is known from then on, and otherwise asked for. Thread-safe.</summary>
internal sealed class SharedDocument(IDocumentStore store, string name) : IDocument
{
    private readonly Lock _lock = new();
    private StoredDocument? _known;
    private volatile bool _isFollowed;

    public string Place => $"{name} in {store.Place}";

    public DocumentMark Mark => new(Latest().Version, 0);

    public DocumentContent Known() => Of(Latest());

    public DocumentContent Now() => Of(Ask());

    public bool TryWrite(DocumentContent before, byte[] after)
    {
        if (store.TryWrite(name, before.Version, after) is not { } written) return false;
        Keep(written);
        return true;
    }

    /// <summary>Told which version there is; asks where it is another than the one that is known.</summary>
    public void Follow(long version)
    {
        if (_isFollowed && Volatile.Read(ref _known)?.Version == version) return;
        Ask();
        _isFollowed = true;
    }

    private StoredDocument Latest() => _isFollowed && Volatile.Read(ref _known) is { } known ? known : Ask();

    private StoredDocument Ask()
    {
        var found = store.Find(name);
        Keep(found);
        return found;
    }

    /// <summary>Two may ask at once, and the answer of the first may come last: versions only rise. A document that was taken away has none.</summary>
    private void Keep(StoredDocument found)
    {
        lock (_lock)
        {
            if (_known is null || !found.Exists || found.Version > _known.Version) _known = found;
        }
    }

    private static DocumentContent Of(StoredDocument stored) => stored.Exists ? new DocumentContent(stored.Content.ToArray(), stored.Version) : DocumentContent.None;
}
