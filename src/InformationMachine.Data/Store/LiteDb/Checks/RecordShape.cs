using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Which collection a record is of, told from its members alone, where nothing else tells it any more.</summary>
internal static class RecordShape
{
    private static readonly (string Collection, string[] Members)[] Shapes =
    [
        ("wordings", ["briefing", "prompt"]),
        ("answers", ["answer", "input"]),
        ("posts", ["fingerprint", "guid"]),
        ("assignments", ["provisional", "thread"]),
        ("threads", ["briefedRevision", "title"]),
        ("briefings", ["sections", "version"]),
        ("changes", ["check", "count"]),
        ("merges", ["from", "into"]),
        ("decisions", ["kind", "on"]),
        ("feeds", ["nextPoll", "polls"]),
        ("memories", ["items"]),
        ("revisions", ["post", "revision", "seen"]),
        ("watches", ["owner", "mute"]),
        ("deliveries", ["message", "stories"]),
        ("told", ["receiver", "told"]),
        ("receivers", ["streak"]),
        ("meta", ["value"]),
    ];

    /// <summary>Null for what is none of ours.</summary>
    public static string? Collection(BsonDocument record)
    {
        foreach (var (collection, members) in Shapes)
        {
            if (Array.TrueForAll(members, record.ContainsKey)) return collection;
        }

        return null;
    }
}
