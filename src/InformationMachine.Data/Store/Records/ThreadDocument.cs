using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>
/// Collections <c>threads</c> (by number), <c>assignments</c> (by the post's sequence) and <c>merges</c> (by order).
/// </summary>
internal static class ThreadDocument
{
    public static BsonDocument Write(StoryThread thread)
    {
        var document = new BsonDocument
        {
            ["_id"] = thread.Id.Value,
            ["title"] = thread.Title,
            ["started"] = thread.StartedAt.UtcDateTime,
            ["updated"] = thread.UpdatedAt.UtcDateTime,
            ["posts"] = thread.PostCount,
            ["revision"] = thread.Revision,
            ["briefedRevision"] = thread.BriefedRevision,
            ["version"] = thread.BriefingVersion,
            ["toBrief"] = thread.IsLive && thread.Revision > thread.BriefedRevision,
        };
        if (thread.MergedInto is { } into) document["mergedInto"] = into.Value;
        document["confidence"] = thread.Confidence;
        document["published"] = thread.IsPublished;
        if (thread.IsTitleEdited) document["titleEdited"] = true;
        if (thread.IsHidden) document["hidden"] = true;
        if (thread.IsPinned) document["pinned"] = true;
        if (thread.ApprovedVersion > 0) document["approved"] = thread.ApprovedVersion;
        if (thread.LastDecision > 0) document["decision"] = thread.LastDecision;
        if (thread.ArchivedIn is { } year) document["archived"] = year;
        return document;
    }

    public static StoryThread Read(BsonDocument document) => new()
    {
        Id = new ThreadId(document["_id"].AsInt32),
        Title = document["title"].AsString,
        StartedAt = document.Date("started"),
        UpdatedAt = document.Date("updated"),
        PostCount = document["posts"].AsInt32,
        Revision = document["revision"].AsInt64,
        BriefedRevision = document["briefedRevision"].AsInt64,
        BriefingVersion = document["version"].AsInt32,
        MergedInto = document.TryGetValue("mergedInto", out var into) && into.IsInt32 ? new ThreadId(into.AsInt32) : null,
        Confidence = document.TryGetValue("confidence", out var confidence) && confidence.IsNumber ? confidence.AsDouble : 0,
        IsPublished = document.TryGetValue("published", out var published) ? published.AsBoolean : !document.Flag("loose"),
        IsTitleEdited = document.Flag("titleEdited"),
        IsHidden = document.Flag("hidden"),
        IsPinned = document.Flag("pinned"),
        ApprovedVersion = document.Number("approved") ?? 0,
        LastDecision = document.Number("decision") ?? 0,
        ArchivedIn = document.Number("archived"),
    };

    public static BsonDocument Write(Assignment assignment)
    {
        var document = new BsonDocument
        {
            ["_id"] = assignment.Sequence,
            ["post"] = assignment.Post.Value,
            ["thread"] = assignment.Thread.Value,
            ["provisional"] = assignment.Provisional.Value,
            ["score"] = assignment.Score,
            ["runnerUp"] = assignment.RunnerUpScore,
            ["at"] = assignment.At.UtcDateTime,
            ["by"] = assignment.By.ToString(),
        };
        if (assignment.RunnerUp is { } runnerUp) document["runnerUpThread"] = runnerUp.Value;
        return document;
    }

    public static Assignment ReadAssignment(BsonDocument document) => new()
    {
        Post = PostId.Parse(document["post"].AsString),
        Sequence = document["_id"].AsInt64,
        Thread = new ThreadId(document["thread"].AsInt32),
        Provisional = new ThreadId(document["provisional"].AsInt32),
        Score = document["score"].AsDouble,
        RunnerUpScore = document["runnerUp"].AsDouble,
        RunnerUp = document.Number("runnerUpThread") is { } runnerUp ? new ThreadId(runnerUp) : null,
        At = document.Date("at"),
        By = Enum.TryParse<AssignedBy>(document["by"].AsString, out var by) ? by : AssignedBy.Linker,
    };

    public static BsonDocument Write(ThreadMerge merge, int order) => new()
    {
        ["_id"] = order,
        ["from"] = merge.From.Value,
        ["into"] = merge.Into.Value,
        ["after"] = merge.AfterSequence,
        ["score"] = merge.Score,
        ["at"] = merge.At.UtcDateTime,
    };

    public static ThreadMerge ReadMerge(BsonDocument document) => new(
        new ThreadId(document["from"].AsInt32),
        new ThreadId(document["into"].AsInt32),
        document["after"].AsInt64,
        document["score"].AsDouble,
        document.Date("at"));
}
