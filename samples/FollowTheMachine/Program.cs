// A program of somebody else's that keeps up with the machine: it prints each story with its newest briefing and the posts behind it,
// then what has changed since it last ran. It needs the package InformationMachine.Data and nothing else.
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;

if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: FollowTheMachine data/snapshot/machine.db place.txt");
    return 64;
}

using var snapshot = Snapshot.Open(args[0]);
Console.WriteLine($"schema {Snapshot.SchemaVersion}, {snapshot.Counts().Posts} posts");
foreach (var thread in snapshot.Threads().Where(thread => thread.IsLive && thread.BriefingVersion > 0))
{
    var briefing = snapshot.LatestBriefing(thread.Id)!;
    Console.WriteLine($"thread {thread.Id}: {briefing.Title} (version {briefing.Version})");
    foreach (var post in snapshot.PostsAsOf(briefing)) Console.WriteLine($"  post {post.Id} revision {post.Revision} by {post.Author}");
}

foreach (var decision in snapshot.DecisionsAfter(0)) Console.WriteLine($"decision {decision.Id}: {decision.Kind} by {decision.By}");

// Where it left off; the file is replaced only after everything before it has been dealt with, so that nothing is missed.
var place = File.Exists(args[1]) ? ChangeCursor.Parse(File.ReadAllText(args[1]).Trim()) : ChangeCursor.Start;
foreach (var change in snapshot.ChangesAfter(place))
{
    place = change.Cursor;
    Console.WriteLine($"change {change.Id}: " + change.Record switch
    {
        Post post => $"post {post.Id}",
        PostRevision revision => $"earlier text {revision.Revision} of {revision.Post}",
        StoryThread thread => $"thread {thread.Id}",
        Assignment assignment => $"{assignment.Post} belongs to thread {assignment.Thread}",
        ThreadMerge merge => $"thread {merge.From} became part of {merge.Into}",
        Decision decision => $"decision {decision.Id}",
        Briefing briefing => $"version {briefing.Version} of thread {briefing.Thread}",
        _ => change.Kind.ToString(),
    });
}

File.WriteAllText(args[1], (place.IsStart ? snapshot.LatestChange : place).ToString());
return 0;
