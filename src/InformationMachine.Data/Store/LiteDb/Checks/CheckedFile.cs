using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>
/// A data file opened to be looked at, whatever state it is in. LiteDB closes itself after some errors; the file is then opened anew and
/// the next question asked.
/// </summary>
internal sealed class CheckedFile : IDisposable
{
    private readonly Func<(Collections Collections, IDisposable File)> _open;
    private IDisposable? _file;
    private Collections? _collections;

    private readonly Func<RawPages>? _pages;

    private bool _isSurveyed;
    private string? _trouble;

    private CheckedFile(Func<(Collections Collections, IDisposable File)> open, Func<RawPages>? pages, CancellationToken stop) => (_open, _pages, Stop) = (open, pages, stop);

    /// <summary>Breaks off whoever reads the file.</summary>
    public CancellationToken Stop { get; }

    /// <summary>True where records carry check numbers.</summary>
    public bool IsSealed => Collections.Schema is null or >= Collections.FirstSealedSchema;

    /// <summary>The file's collections.</summary>
    /// <exception cref="InvalidOperationException">There is <see cref="Trouble"/>: a question might never end.</exception>
    public Collections Collections
    {
        get
        {
            if (Trouble is { } trouble) throw new InvalidOperationException($"{trouble}.");
            if (_collections is null) (_collections, _file) = _open();
            return _collections;
        }
    }

    /// <summary>The file in use, of which nobody else makes use at the moment; its seal is not asked.</summary>
    public static CheckedFile Live(DataFilePaths paths, bool withLog, CancellationToken stop) => new(
        () =>
        {
            var file = StoreFile.OpenUnsealed(paths, withLog);
            return (file.Collections, file);
        },
        () => new RawPages(paths.Data, withLog ? paths.Log : null),
        stop);

    /// <summary>A copy that somebody else has open, and keeps open.</summary>
    public static CheckedFile Of(Snapshot snapshot, CancellationToken stop) => new(() => (snapshot.Collections, new MemoryStream()), pages: null, stop);

    /// <summary>A file that is complete by itself.</summary>
    public static CheckedFile Copy(string path, CancellationToken stop) => new(
        () =>
        {
            var snapshot = Snapshot.Open(path);
            return (snapshot.Collections, snapshot);
        },
        () => new RawPages(path, log: null),
        stop);

    /// <summary>Why LiteDB cannot be asked, so that only the pages can tell; null where it can.</summary>
    public string? Trouble
    {
        get
        {
            if (_isSurveyed) return _trouble;
            using var pages = _pages?.Invoke();
            (_trouble, _isSurveyed) = (pages is null ? null : PageSurvey.Trouble(pages, Stop), true);
            return _trouble;
        }
    }

    /// <summary>Asks; on an error of LiteDB the file is ready for another question.</summary>
    /// <exception cref="OperationCanceledException">Nothing more is wanted.</exception>
    public T Ask<T>(Func<Collections, T> question)
    {
        Stop.ThrowIfCancellationRequested();
        try
        {
            return question(Collections);
        }
        catch (Exception e) when (Damage.Is(e))
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The identity of the file and the number of its newest log; as its pages hold them, where it cannot be asked.</summary>
    public (Guid? File, long Generation) Identity()
    {
        try
        {
            return Ask(collections => (collections.File, collections.Generation));
        }
        catch (Exception e) when (Damage.Is(e))
        {
            return Collections.IdentityIn([.. Salvage(Collections.MetaName)]);
        }
    }

    /// <summary>The whole records of a collection that the file's pages hold, whatever has become of its indices.</summary>
    public IEnumerable<BsonDocument> Salvage(string collection)
    {
        if (_pages is null) yield break;
        using var salvage = new PageSalvage(_pages());
        foreach (var record in salvage.Read(collection, Stop)) yield return record;
    }

    public void Dispose()
    {
        try
        {
            _file?.Dispose();
        }
        catch (Exception e) when (Damage.Is(e))
        {
            // It was damaged; there is nothing to keep.
        }

        (_file, _collections) = (null, null);
    }
}
