using InformationMachine.Data.Changes;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Documents of any kind as the records they hold.</summary>
internal static class StoredRecord
{
    public static object Read(ChangeKind kind, BsonDocument document) => kind switch
    {
        ChangeKind.Post => PostDocument.Read(document),
        ChangeKind.Revision => PostDocument.ReadRevision(document),
        ChangeKind.Thread => ThreadDocument.Read(document),
        ChangeKind.Assignment => ThreadDocument.ReadAssignment(document),
        ChangeKind.Merge => ThreadDocument.ReadMerge(document),
        ChangeKind.Decision => DecisionDocument.Read(document),
        ChangeKind.Briefing => BriefingDocument.Read(document),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
