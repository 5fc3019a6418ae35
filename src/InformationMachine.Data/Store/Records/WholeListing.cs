using InformationMachine.Data.Changes;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>
/// All records of a kind in the order of their keys, those of the data file and those of the archives as one, read page by page. What
/// moves to an archive meanwhile comes once: whatever was read ahead before the move is read anew after it.
/// </summary>
internal sealed class WholeListing
{
    private const int PageSize = 200;

    private readonly RecordReader _reader;
    private readonly ChangeKind _kind;
    private List<Source> _sources = [];
    private BsonValue _after;
    private long _moves = -1;

    /// <param name="reader">Whose records.</param>
    /// <param name="kind">Which.</param>
    /// <param name="after">Those with a greater key.</param>
    public WholeListing(RecordReader reader, ChangeKind kind, BsonValue after) => (_reader, _kind, _after) = (reader, kind, after);

    /// <summary>True where archives hold records of the kind.</summary>
    public static bool IsArchived(ChangeKind kind) => kind is ChangeKind.Post or ChangeKind.Revision or ChangeKind.Assignment;

    public IEnumerable<BsonDocument> Read()
    {
        while (_reader.Ask(Next) is { Count: > 0 } page)
        {
            foreach (var document in page) yield return document;
        }
    }

    private List<BsonDocument> Next()
    {
        if (_moves != _reader.Moves) Begin();
        var page = new List<BsonDocument>(PageSize);
        while (page.Count < PageSize && First() is { } first)
        {
            var document = first.Take();
            _after = document["_id"];
            // A thread may be in an archive and still in the file, from a run that was broken off: the file is right, then the later year.
            foreach (var source in _sources.Where(source => source != first)) source.Pass(_after);
            page.Add(document);
        }

        return page;
    }

    private void Begin()
    {
        _moves = _reader.Moves;
        var archives = _reader.Stacks;
        _sources =
        [
            new Source(after => _reader.Book.Of(_kind).Find(Filter.Greater("_id", after), PageSize)),
            .. archives.Years().Select(year => new Source(after => archives.Records(year, _kind, after, PageSize))),
        ];
    }

    private Source? First()
    {
        (Source Source, BsonValue Key)? first = null;
        foreach (var source in _sources)
        {
            if (source.Peek(_after) is { } document && (first is null || document["_id"].CompareTo(first.Value.Key) < 0)) first = (source, document["_id"]);
        }

        return first?.Source;
    }

    /// <summary>One file, a page read ahead.</summary>
    private sealed class Source(Func<BsonValue, IEnumerable<BsonDocument>> read)
    {
        private readonly Queue<BsonDocument> _page = new(PageSize);
        private bool _isAtEnd;

        public BsonDocument? Peek(BsonValue after)
        {
            if (_page.Count == 0 && !_isAtEnd)
            {
                foreach (var document in read(after)) _page.Enqueue(document);
                _isAtEnd = _page.Count < PageSize;
            }

            return _page.TryPeek(out var first) ? first : null;
        }

        public BsonDocument Take() => _page.Dequeue();

        public void Pass(BsonValue key)
        {
            if (_page.TryPeek(out var first) && first["_id"] == key) _page.Dequeue();
        }
    }
}
