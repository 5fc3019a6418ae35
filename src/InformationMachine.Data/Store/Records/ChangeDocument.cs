using InformationMachine.Data.Changes;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>
/// Collection <c>changes</c>, by the number of the first change in an entry: under the name of each collection the keys that one commit
/// wrote there, numbered on in the order of <see cref="ChangeKind"/>. Keys instead of contents, because contents would double the file.
/// </summary>
internal static class ChangeDocument
{
    /// <summary>How many kinds there are.</summary>
    public static readonly int Kinds = Enum.GetValues<ChangeKind>().Length;

    /// <summary>The collection of a kind, which is also its field.</summary>
    public static string Field(ChangeKind kind) => ChangeNames.Of(kind);

    public static BsonDocument Write(long first, int check, IReadOnlyList<(ChangeKind Kind, BsonValue Key)> keys)
    {
        var document = new BsonDocument { ["_id"] = first, ["count"] = keys.Count, ["check"] = check };
        foreach (var (kind, key) in keys)
        {
            if (!document.TryGetValue(Field(kind), out var array)) document[Field(kind)] = array = new BsonArray();
            array.AsArray.Add(key);
        }

        return document;
    }

    public static ChangeEntry Read(BsonDocument document) => new(
        document["_id"].AsInt64,
        document["count"].AsInt32,
        document["check"].AsInt32,
        [.. ChangeNames.All.Select(field => document.TryGetValue(field, out var keys) && keys.IsArray ? keys.AsArray : [])]);
}
