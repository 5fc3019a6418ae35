using InformationMachine.Data.Changes;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Where the records of archived threads are; asked inside a question of the store.</summary>
internal interface IArchives
{
    /// <summary>Those of the named posts that are in an archive.</summary>
    IReadOnlyList<Post> Posts(IReadOnlyCollection<PostId> ids);

    /// <summary>The posts of a thread that lies in the archive of a year.</summary>
    IReadOnlyList<Post> PostsOf(ThreadId thread, int year);

    /// <summary>The earlier texts of an archived post.</summary>
    IReadOnlyList<PostRevision> Revisions(PostId post);

    /// <summary>The assignment of an archived post.</summary>
    Assignment? Assignment(PostId post);

    /// <summary>The assignments of a thread that lies in the archive of a year.</summary>
    IReadOnlyList<Assignment> Assignments(ThreadId thread, int year);

    /// <summary>Records of a year with a greater key, ascending.</summary>
    IEnumerable<BsonDocument> Records(int year, ChangeKind kind, BsonValue after, int limit);

    /// <summary>Those of the named records that are in an archive, by key.</summary>
    IReadOnlyDictionary<BsonValue, BsonDocument> Records(ChangeKind kind, IReadOnlyCollection<BsonValue> keys);

    /// <summary>The years there are archives of, the latest first.</summary>
    IReadOnlyList<int> Years();
}
