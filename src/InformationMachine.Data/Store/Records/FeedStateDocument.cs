using InformationMachine.Data.Feeds;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Collection <c>feeds</c>, by feed name.</summary>
internal static class FeedStateDocument
{
    public static BsonDocument Write(FeedState state)
    {
        var document = new BsonDocument
        {
            ["_id"] = state.Id.Value,
            ["nextPoll"] = state.NextPollAt.UtcDateTime,
            ["failure"] = state.Failure.ToString(),
            ["streak"] = state.FailureStreak,
            ["muted"] = state.Muted,
            ["polls"] = state.Polls,
            ["posts"] = state.Posts,
        };
        document.Put("url", state.Url);
        document.Put("etag", state.ETag);
        document.Put("lastModified", state.LastModified);
        document.Put("contentHash", state.ContentHash);
        document.Put("cursor", state.Cursor);
        document.Put("title", state.Title);
        document.Put("lastPoll", state.LastPollAt);
        document.Put("lastSuccess", state.LastSuccessAt);
        document.Put("lastNews", state.LastNewsAt);
        document.Put("error", state.LastError);
        document.Put("movedTo", state.MovedTo);
        document.Put("movedSince", state.MovedSince);
        document.Put("adoptedUrl", state.AdoptedUrl);
        document.Put("host", state.Host);
        document.Put("hostPausedUntil", state.HostPausedUntil);
        if (state.SuggestedInterval is { } interval) document["suggestedInterval"] = interval.TotalSeconds;
        if (state.SkippedHours != 0) document["skippedHours"] = state.SkippedHours;
        if (state.SkippedDays != 0) document["skippedDays"] = state.SkippedDays;
        if (state.PostRate > 0) document["postRate"] = state.PostRate;
        if (state.MovedPolls > 0) document["movedPolls"] = state.MovedPolls;
        document.Put("editsSince", state.EditsSince);
        if (state.EditedBytes > 0) document["editedBytes"] = state.EditedBytes;
        return document;
    }

    public static FeedState Read(BsonDocument document) => new()
    {
        Id = FeedId.Parse(document["_id"].AsString),
        Url = document.Text("url"),
        ETag = document.Text("etag"),
        LastModified = document.Text("lastModified"),
        ContentHash = document.Text("contentHash"),
        Cursor = document.Text("cursor"),
        Title = document.Text("title"),
        NextPollAt = document.Date("nextPoll"),
        LastPollAt = document.OptionalDate("lastPoll"),
        LastSuccessAt = document.OptionalDate("lastSuccess"),
        LastNewsAt = document.OptionalDate("lastNews"),
        Failure = Enum.TryParse<FeedFailure>(document.Text("failure"), out var failure) ? failure : FeedFailure.Other,
        LastError = document.Text("error"),
        FailureStreak = document["streak"].AsInt32,
        Muted = document["muted"].AsBoolean,
        MovedTo = document.Text("movedTo"),
        MovedSince = document.OptionalDate("movedSince"),
        AdoptedUrl = document.Text("adoptedUrl"),
        Host = document.Text("host"),
        HostPausedUntil = document.OptionalDate("hostPausedUntil"),
        SuggestedInterval = document.TryGetValue("suggestedInterval", out var interval) ? TimeSpan.FromSeconds(interval.AsDouble) : null,
        SkippedHours = document.Number("skippedHours") ?? 0,
        SkippedDays = document.Number("skippedDays") ?? 0,
        PostRate = document.TryGetValue("postRate", out var rate) ? rate.AsDouble : 0,
        MovedPolls = document.Number("movedPolls") ?? 0,
        EditsSince = document.OptionalDate("editsSince"),
        EditedBytes = document.TryGetValue("editedBytes", out var edited) ? edited.AsInt64 : 0,
        Polls = document["polls"].AsInt64,
        Posts = document["posts"].AsInt64,
    };
}
