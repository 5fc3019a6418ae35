using InformationMachine.Data.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.Records;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Tests.Data.Store;

/// <summary>What a downstream program does: stores every record over the one of the same identity, and keeps the cursor as text.</summary>
internal sealed class Follower
{
    private readonly SortedDictionary<string, string> _records = new(StringComparer.Ordinal);

    /// <summary>Where it goes on.</summary>
    public string Cursor { get; private set; } = "start";

    /// <summary>The ids of what was delivered, with repeats.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>What it holds, as text.</summary>
    public string Holds => string.Join('\n', _records.Select(pair => $"{pair.Key} {pair.Value}"));

    /// <summary>The same without the earlier texts of posts that the file has let go of since: a feed of changes takes nothing back.</summary>
    public string HoldsOf(IMachineReader reader)
    {
        var kept = reader.PostsAfter(0).SelectMany(post => reader.Revisions(post.Id)).Select(revision => $"{ChangeKind.Revision} {Key(Document(revision))}").ToHashSet();
        return string.Join('\n', _records.Where(pair => !pair.Key.StartsWith($"{ChangeKind.Revision} ", StringComparison.Ordinal) || kept.Contains(pair.Key)).Select(pair => $"{pair.Key} {pair.Value}"));
    }

    /// <summary>Takes at most so many changes.</summary>
    public int Read(IMachineReader reader, int most = int.MaxValue)
    {
        var taken = 0;
        foreach (var change in reader.ChangesAfter(ChangeCursor.Parse(Cursor)).Take(most))
        {
            var document = Document(change.Record);
            _records[$"{change.Kind} {Key(document)}"] = JsonSerializer.Serialize(document);
            Cursor = change.Cursor.ToString();
            Ids.Add(change.Id);
            taken++;
        }

        return taken;
    }

    /// <summary>Everything in a data file that the feed promises, in the form of <see cref="Holds"/>.</summary>
    public static string Everything(IMachineReader reader)
    {
        var posts = reader.PostsAfter(0).ToList();
        var threads = reader.Threads().ToList();
        var records = posts.Cast<object>()
            .Concat(posts.SelectMany(post => reader.Revisions(post.Id))).Concat(threads).Concat(reader.AssignmentsAfter(0)).Concat(reader.Merges())
            .Concat(reader.DecisionsAfter(0)).Concat(threads.SelectMany(thread => reader.Briefings(thread.Id)));
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            var document = Document(record);
            all[$"{Kind(record)} {Key(document)}"] = JsonSerializer.Serialize(document);
        }

        return string.Join('\n', all.Select(pair => $"{pair.Key} {pair.Value}"));
    }

    private static string Key(BsonDocument document) => document.ContainsKey("from") && document.ContainsKey("after") ? $"{document["from"]} {document["into"]}" : document["_id"].ToString();

    private static ChangeKind Kind(object record) => record switch
    {
        Post => ChangeKind.Post,
        PostRevision => ChangeKind.Revision,
        StoryThread => ChangeKind.Thread,
        Assignment => ChangeKind.Assignment,
        ThreadMerge => ChangeKind.Merge,
        Decision => ChangeKind.Decision,
        _ => ChangeKind.Briefing,
    };

    private static BsonDocument Document(object record) => record switch
    {
        Post post => PostDocument.Write(post),
        PostRevision revision => PostDocument.Write(revision),
        StoryThread thread => ThreadDocument.Write(thread),
        Assignment assignment => ThreadDocument.Write(assignment),
        ThreadMerge merge => ThreadDocument.Write(merge, 0),
        Decision decision => DecisionDocument.Write(decision),
        Briefing briefing => BriefingDocument.Write(briefing),
        _ => throw new ArgumentOutOfRangeException(nameof(record)),
    };
}
