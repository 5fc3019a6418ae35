using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Export;

/// <summary>What makes a record the same record, whatever it holds.</summary>
/// <param name="First">The greater part.</param>
/// <param name="Second">The lesser part; 0 where one number says it all.</param>
/// <param name="Post">The post, where its id is part of it.</param>
internal readonly record struct RecordKey(long First, int Second = 0, PostId Post = default)
{
    /// <summary>The key among the records of its kind.</summary>
    public static RecordKey Of(object record) => record switch
    {
        Post post => new RecordKey(post.Sequence),
        StoryThread thread => new RecordKey(thread.Id.Value),
        Assignment assignment => new RecordKey(assignment.Sequence),
        ThreadMerge merge => new RecordKey(merge.From.Value, merge.Into.Value),
        Decision decision => new RecordKey(decision.Id.Value),
        Briefing briefing => new RecordKey(briefing.Thread.Value, briefing.Version),
        PostRevision revision => new RecordKey(0, revision.Revision, revision.Post),
        _ => throw new ArgumentOutOfRangeException(nameof(record)),
    };
}
