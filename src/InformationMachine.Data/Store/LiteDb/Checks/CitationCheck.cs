using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Whether what a briefing cites is there: each number among its sources, each source among the posts.</summary>
internal static class CitationCheck
{
    public static void Run(BsonDocument briefing, Func<string, bool> isKnown, Findings findings)
    {
        var name = $"Version {briefing["version"]} of thread {briefing["thread"]}";
        var numbers = new HashSet<int>();
        foreach (var source in briefing["sources"] is BsonArray sources ? sources : [])
        {
            numbers.Add(source["n"].AsInt32);
            if (!isKnown(source["post"].AsString)) findings.Add("citation", $"{name} cites post {source["post"].AsString}, which is not there.", "The post is taken from the published snapshot if that has it; the briefing keeps its text.");
        }

        foreach (var number in Citations(briefing["sections"]).Distinct().Where(number => !numbers.Contains(number)))
            findings.Add("citation", $"{name} cites [{number}], which is not among its sources.", "Nothing: the next version is written anew.");
    }

    private static IEnumerable<int> Citations(BsonValue value)
    {
        if (value.IsArray) return value.AsArray.SelectMany(Citations);
        if (!value.IsDocument) return [];
        return value.AsDocument.SelectMany(member => member is { Key: "citations", Value.IsArray: true } ? member.Value.AsArray.Select(number => number.AsInt32) : Citations(member.Value));
    }
}
