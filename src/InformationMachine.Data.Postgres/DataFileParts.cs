using System.Globalization;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Postgres;

/// <summary>Everything that a data file and its archives hold, as parts of a database: archived threads are threads like others there.</summary>
/// <param name="source">The data file.</param>
internal sealed class DataFileParts(LiteDbReader source)
{
    private const string Archived = "archived";
    private const int RecordsAtOnce = 1000;

    /// <summary>All parts but what the store says of itself.</summary>
    public IReadOnlyList<CopiedPart> All() =>
    [
        .. Tables.All.Where(table => table != Tables.Meta).Select(table => new CopiedPart(table.Name, table.Name, (after, limit) => Main(table.Name, after, limit), static _ => true)),
        .. source.Ask(source.Stacks.Years).Order().SelectMany(Year),
    ];

    /// <summary>What the store says of itself, and another engine takes over.</summary>
    public IReadOnlyList<BsonDocument> Marks() => Main(Tables.Meta.Name, BsonValue.MinValue, int.MaxValue);

    private List<BsonDocument> Main(string name, BsonValue after, int limit) => source.Ask(() =>
    {
        var page = ((Collections)source.Book).All.First(collection => collection.Name == name).Find(Filter.Greater("_id", after), limit).ToList();
        if (name == Tables.Threads.Name) page.ForEach(thread => thread.Remove(Archived));
        return page;
    });

    /// <summary>An archive may hold threads that lie in the data file as well, from a run that was broken off.</summary>
    private IEnumerable<CopiedPart> Year(int year)
    {
        var threads = source.Ask(() => source.Book.Threads.All().Where(thread => thread.Number(Archived) == year).Select(thread => thread["_id"].AsInt32).ToHashSet());
        var name = year.ToString("D4", CultureInfo.InvariantCulture);
        var sequences = new HashSet<long>(Each(year, ChangeKind.Assignment).Where(assignment => threads.Contains(assignment["thread"].AsInt32)).Select(assignment => assignment["_id"].AsInt64));
        var posts = new HashSet<string>(Each(year, ChangeKind.Post).Where(post => sequences.Contains(post["_id"].AsInt64)).Select(post => post["id"].AsString), StringComparer.Ordinal);
        CopiedPart Part(Table table, ChangeKind kind, Func<BsonDocument, bool> belongs) => new($"{name}/{table.Name}", table.Name, (after, limit) => Page(year, kind, after, limit), belongs);
        yield return Part(Tables.Posts, ChangeKind.Post, post => sequences.Contains(post["_id"].AsInt64));
        yield return Part(Tables.Revisions, ChangeKind.Revision, revision => posts.Contains(revision["_id"].AsString.Split('/')[0]));
        yield return Part(Tables.Assignments, ChangeKind.Assignment, assignment => sequences.Contains(assignment["_id"].AsInt64));
    }

    private IEnumerable<BsonDocument> Each(int year, ChangeKind kind)
    {
        for (BsonValue after = BsonValue.MinValue; ;)
        {
            var page = Page(year, kind, after, RecordsAtOnce);
            if (page.Count == 0) yield break;
            after = page[^1]["_id"];
            foreach (var record in page) yield return record;
        }
    }

    private List<BsonDocument> Page(int year, ChangeKind kind, BsonValue after, int limit) => source.Ask(() => source.Stacks.Records(year, kind, after, limit).ToList());
}
