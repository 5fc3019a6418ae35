using InformationMachine.Data.Changes;

namespace InformationMachine.Data.Store.Records;

/// <summary>What is asked of the collections together.</summary>
internal static class RecordQuestions
{
    /// <summary>The collection that changes of a kind are about.</summary>
    public static IRecordCollection Of(this IRecordCollections all, ChangeKind kind) => kind switch
    {
        ChangeKind.Post => all.Posts,
        ChangeKind.Revision => all.Revisions,
        ChangeKind.Thread => all.Threads,
        ChangeKind.Assignment => all.Assignments,
        ChangeKind.Merge => all.Merges,
        ChangeKind.Decision => all.Decisions,
        ChangeKind.Briefing => all.Briefings,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The latest entry of the change feed; null where there is none.</summary>
    public static ChangeEntry? LastChange(this IRecordCollections all) => all.ChangeAtOrBefore(long.MaxValue);

    /// <summary>The entry that holds the change with this number; null where there is none.</summary>
    public static ChangeEntry? ChangeAt(this IRecordCollections all, long number) => all.ChangeAtOrBefore(number) is { } entry && entry.Last >= number ? entry : null;

    /// <summary>The number of the latest decision; 0 where there is none.</summary>
    public static int LastDecision(this IRecordCollections all) => all.Decisions.Last() is { } last ? last["_id"].AsInt32 : 0;

    /// <summary>The greatest sequence given so far; 0 in an empty store.</summary>
    public static long LastSequence(this IRecordCollections all) => all.Posts.Last() is { } last ? last["_id"].AsInt64 : 0;

    private static ChangeEntry? ChangeAtOrBefore(this IRecordCollections all, long number) =>
        all.Changes.Last(Filter.Between("_id", 1L, number)) is { } document ? ChangeDocument.Read(document) : null;
}
