using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;
using InformationMachine.Export.Tables;

namespace InformationMachine.Export;

/// <summary>What is exported: everything, or what is new or has changed after a place in the change feed; of the kinds that are wanted.</summary>
internal sealed class ExportSource
{
    private readonly ChangeCursor _since;
    private readonly ExportCount _count = new();
    private readonly HashSet<ChangeKind> _read = [];
    private readonly long _linkedThrough;
    private long _records;

    /// <param name="reader">A consistent state: a snapshot, or the live file of a machine that does not run.</param>
    /// <param name="tables">The kinds that are wanted.</param>
    /// <param name="since">The place; the beginning for everything.</param>
    /// <exception cref="ChangeCursorException">The place is not in this file's feed.</exception>
    public ExportSource(IMachineReader reader, IReadOnlyList<RecordTable> tables, ChangeCursor since = default)
    {
        Reader = reader;
        Tables = tables;
        _since = since;
        Next = reader.LatestChange;
        _linkedThrough = reader.LinkedThrough;
        // A cursor that cannot be followed is refused before anything is written.
        if (!since.IsStart) _ = reader.ChangesAfter(since).Any();
    }

    public IMachineReader Reader { get; }

    public IReadOnlyList<RecordTable> Tables { get; }

    /// <summary>Where the next export goes on.</summary>
    public ChangeCursor Next { get; }

    /// <summary>True where everything is wanted.</summary>
    public bool IsWhole => _since.IsStart;

    /// <summary>How many records were handed out.</summary>
    public long Records => _records;

    /// <summary>The records of a kind, each once, as they stand.</summary>
    public IEnumerable<object> Read(RecordTable table, CancellationToken cancellationToken)
    {
        // A zip archive tells the briefings twice, as records and as a feed: they are counted once.
        var isAgain = _read.Contains(table.Kind);
        foreach (var record in ReadAhead.Of(IsWhole ? Whole(table.Kind) : Changed(table.Kind), cancellationToken))
        {
            if (!isAgain)
            {
                _records++;
                _count.Add(table.Kind, record, _linkedThrough);
            }

            yield return record;
        }

        _read.Add(table.Kind);
    }

    /// <summary>Call it when all is read and before the export counts as done: compares it with what the data file says it has.</summary>
    /// <exception cref="DataFileException">The export of everything is not complete.</exception>
    public void Verify()
    {
        if (IsWhole && Reader.MissingArchives().Count == 0) _count.Verify(Reader, _read);
    }

    private IEnumerable<object> Whole(ChangeKind kind) => Reader.ChangesAfter(ChangeCursor.Start, new HashSet<ChangeKind> { kind }).Select(change => change.Record);

    /// <summary>The same record may have changed several times; the first mention brings it as it stands, which is what the later ones would.</summary>
    private IEnumerable<object> Changed(ChangeKind kind) =>
        Reader.ChangesAfter(_since, new HashSet<ChangeKind> { kind }).DistinctBy(change => RecordKey.Of(change.Record)).Select(change => change.Record);
}
