using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>
/// Keeps of a post's earlier texts the first, by which it was linked, the last few, and those that a briefing of its thread was written
/// from; a post that is edited again and again would otherwise fill the file. Within the caller's transaction; for one batch.
/// </summary>
internal sealed class RevisionTrimmer(IRecordCollections collections)
{
    /// <summary>How many of the latest earlier texts stay, whether or not anybody read them.</summary>
    public const int Kept = 5;

    private readonly Dictionary<int, List<(DateTime Written, HashSet<string> Posts)>> _briefings = [];

    /// <summary>Takes out what the new revisions push out of the last few: one each, since each edit comes through here.</summary>
    public void Trim(IEnumerable<PostRevision> added)
    {
        foreach (var revision in added)
        {
            var number = revision.Revision - Kept;
            if (number <= 1) continue;
            var key = PostDocument.RevisionKey(revision.Post, number);
            if (collections.Revisions.FindById(key) is not { } old || IsBriefed(revision.Post, number, old["seen"].AsDateTime)) continue;
            collections.Revisions.Delete(key);
        }
    }

    /// <summary>Whether a version of the post's thread was written while it read so: the version names it, as a source or as an echo.</summary>
    private bool IsBriefed(PostId post, int number, DateTime seen)
    {
        var until = collections.Revisions.FindById(PostDocument.RevisionKey(post, number + 1)) is { } next ? next["seen"].AsDateTime : DateTime.MaxValue;
        if (collections.Posts.FindOne(Filter.Equal("id", post.Value)) is not { } stored || collections.Assignments.FindById(stored["_id"]) is not { } assignment) return false;
        return Since(assignment["thread"].AsInt32, seen).Any(version => version.Written >= seen && version.Written < until && version.Posts.Contains(post.Value));
    }

    /// <summary>The thread's versions, the latest first, at least those since a time.</summary>
    private List<(DateTime Written, HashSet<string> Posts)> Since(int thread, DateTime time)
    {
        if (!_briefings.TryGetValue(thread, out var known)) _briefings[thread] = known = [];
        var latest = collections.Threads.FindById(thread) is { } document ? ThreadDocument.Read(document).BriefingVersion : 0;
        while (known.Count < latest && (known.Count == 0 || known[^1].Written >= time))
        {
            var version = latest - known.Count;
            var briefing = collections.Briefings.FindById(BriefingDocument.Key(new ThreadId(thread), version));
            known.Add(briefing is null ? (DateTime.MinValue, []) : (briefing["written"].AsDateTime, Mentioned(briefing)));
        }

        return known;
    }

    private static HashSet<string> Mentioned(BsonDocument briefing) =>
        [.. (briefing["sources"] is BsonArray sources ? sources : []).SelectMany(source => (source["echoes"] is BsonArray echoes ? echoes.Select(echo => echo.AsString) : []).Append(source["post"].AsString))];
}
