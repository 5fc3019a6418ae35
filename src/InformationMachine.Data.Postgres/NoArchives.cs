using InformationMachine.Data.Changes;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store.Records;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Postgres;

/// <summary>A database keeps everything where it is: there are no archives beside it. Thread-safe.</summary>
internal sealed class NoArchives : IArchives
{
    public static readonly NoArchives Instance = new();

    public IReadOnlyList<Post> Posts(IReadOnlyCollection<PostId> ids) => [];

    public IReadOnlyList<Post> PostsOf(ThreadId thread, int year) => [];

    public IReadOnlyList<PostRevision> Revisions(PostId post) => [];

    public Assignment? Assignment(PostId post) => null;

    public IReadOnlyList<Assignment> Assignments(ThreadId thread, int year) => [];

    public IEnumerable<BsonDocument> Records(int year, ChangeKind kind, BsonValue after, int limit) => [];

    public IReadOnlyDictionary<BsonValue, BsonDocument> Records(ChangeKind kind, IReadOnlyCollection<BsonValue> keys) => new Dictionary<BsonValue, BsonDocument>();

    public IReadOnlyList<int> Years() => [];
}
