using InformationMachine.Data.Changes;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;

namespace InformationMachine.Export;

/// <summary>
/// Whether an export of everything holds as much as the data file says it has. Threads keep how many posts and versions they have, which is
/// written with every change and not read from the lists that are exported: a list that came out short is noticed. Not thread-safe.
/// </summary>
internal sealed class ExportCount
{
    private readonly Dictionary<ChangeKind, long> _records = [];
    private long _linkedPosts;

    /// <summary>Notes a record that was handed out.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="record">The record.</param>
    /// <param name="linkedThrough">All posts up to this sequence have a thread.</param>
    public void Add(ChangeKind kind, object record, long linkedThrough)
    {
        _records[kind] = _records.GetValueOrDefault(kind) + 1;
        if (record is Post post && post.Sequence <= linkedThrough) _linkedPosts++;
    }

    /// <summary>Compares.</summary>
    /// <param name="reader">The state that was exported.</param>
    /// <param name="kinds">The kinds of which everything was exported.</param>
    /// <exception cref="DataFileException">Something is missing, or too much.</exception>
    public void Verify(IMachineReader reader, IEnumerable<ChangeKind> kinds)
    {
        var (posts, versions) = (0L, 0L);
        foreach (var thread in reader.Threads())
        {
            posts += thread.IsLive ? thread.PostCount : 0;
            versions += thread.BriefingVersion;
        }

        foreach (var kind in kinds)
        {
            switch (kind)
            {
                case ChangeKind.Post:
                    Compare("posts in threads", _linkedPosts, posts);
                    break;
                case ChangeKind.Assignment:
                    Compare("assignments", Records(kind), posts);
                    break;
                case ChangeKind.Briefing:
                    Compare("briefing versions", Records(kind), versions);
                    break;
                case ChangeKind.Decision:
                    Compare("decisions", Records(kind), reader.LastDecision);
                    break;
            }
        }
    }

    private long Records(ChangeKind kind) => _records.GetValueOrDefault(kind);

    private static void Compare(string what, long exported, long stored)
    {
        if (exported != stored) throw new DataFileException($"The export holds {exported} {what}, and the data file counts {stored}: it is damaged, and the export is not complete. Run `doctor`, which says what is wrong and what can be repaired.");
    }
}
