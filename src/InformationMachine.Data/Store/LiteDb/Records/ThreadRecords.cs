using InformationMachine.Data.Store.Records;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Records;

/// <summary>A thread with everything that is archived with it, as stored.</summary>
internal sealed record ThreadRecords(StoryThread Thread, IReadOnlyList<BsonDocument> Assignments, IReadOnlyList<BsonDocument> Posts, IReadOnlyList<BsonDocument> Revisions)
{
    /// <summary>Reads them; the caller is inside LiteDB alone.</summary>
    public static ThreadRecords Read(Collections collections, StoryThread thread)
    {
        var assignments = collections.Assignments.Find(Filter.Equal("thread", thread.Id.Value)).ToList();
        var posts = assignments.Select(assignment => collections.Posts.FindById(assignment["_id"])).OfType<BsonDocument>().ToList();
        var revisions = posts.Where(post => post["revision"].AsInt32 > 1).SelectMany(post => collections.Revisions.Find(Filter.Between("_id", post["id"].AsString + "/", post["id"].AsString + "0"))).ToList();
        return new ThreadRecords(thread, assignments, posts, revisions);
    }
}
