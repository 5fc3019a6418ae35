using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Collection <c>watches</c>, by number.</summary>
internal static class WatchDocument
{
    public static BsonDocument Write(Watch watch)
    {
        var document = new BsonDocument
        {
            ["_id"] = watch.Id,
            ["owner"] = watch.Owner,
            ["name"] = watch.Name,
            ["mute"] = watch.IsMute,
            ["events"] = (int)watch.Events,
            ["sources"] = watch.MinimumSources,
            ["importance"] = watch.MinimumImportance,
            ["created"] = watch.CreatedAt.UtcDateTime,
        };
        document.Put("words", watch.Words, text => text);
        document.Put("authors", watch.Authors, text => text);
        document.Put("feeds", watch.Feeds, text => text);
        document.Put("tags", watch.Tags, text => text);
        document.Put("like", watch.Like, text => text);
        document.Put("tell", watch.Receivers, text => text);
        if (watch.Thread is { } thread) document["thread"] = thread.Value;
        return document;
    }

    public static Watch Read(BsonDocument document) => new()
    {
        Id = document["_id"].AsInt32,
        Owner = document["owner"].AsString,
        Name = document["name"].AsString,
        IsMute = document.Flag("mute"),
        Events = (WatchEvents)document["events"].AsInt32,
        MinimumSources = document["sources"].AsInt32,
        MinimumImportance = document["importance"].AsDouble,
        CreatedAt = document.Date("created"),
        Words = document.List("words", text => text.AsString),
        Authors = document.List("authors", text => text.AsString),
        Feeds = document.List("feeds", text => text.AsString),
        Tags = document.List("tags", text => text.AsString),
        Like = document.List("like", text => text.AsString),
        Receivers = document.List("tell", text => text.AsString),
        Thread = document.Number("thread") is { } thread ? new ThreadId(thread) : null,
    };
}
