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

    /// <summary>
    /// Told which version there is; asks where it is another than the one that is known. A database that was brought back to an earlier state has an
    /// earlier one, which then counts.
    /// </summary>
    public void Follow(long version)
    {
        var known = Volatile.Read(ref _known);
        if (_isFollowed && known?.Version == version) return;
        var found = store.Find(name);
        lock (_lock)
        {
            // Unless this process has written meanwhile: that is newer than what was asked for.
            if (found.Version == version && ReferenceEquals(known, _known)) _known = found;
            else Keep(found);
        }

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
