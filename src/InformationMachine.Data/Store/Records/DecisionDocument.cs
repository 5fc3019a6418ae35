using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Collection <c>decisions</c>, by number.</summary>
internal static class DecisionDocument
{
    public static BsonDocument Write(Decision decision)
    {
        var document = new BsonDocument
        {
            ["_id"] = decision.Id.Value,
            ["kind"] = decision.Kind.StoredName(),
            ["by"] = decision.By,
            ["at"] = decision.At.UtcDateTime,
            ["after"] = decision.AfterSequence,
            ["thread"] = decision.Thread.Value,
            ["on"] = decision.IsOn,
            ["threads"] = new BsonArray(decision.Touched.Select(id => new BsonValue(id.Value))),
        };
        document.Put("why", decision.Why);
        document.Put("title", decision.Title);
        document.Put("text", decision.Text);
        document.Put("replaces", decision.Replaces);
        if (decision.Other is { } other) document["other"] = other.Value;
        if (decision.Version is { } version) document["version"] = version;
        if (decision.Undoes is { } undoes) document["undoes"] = undoes.Value;
        document.Put("posts", decision.Posts, post => post.Value);
        document.Put("moves", decision.Moves, Write);
        document.Put("emptied", decision.Emptied, id => id.Value);
        document.Put("revived", decision.Revived, id => id.Value);
        document.Put("apartFrom", decision.ApartFrom, id => id.Value);
        document.Put("marks", decision.Marks, Write);
        return document;
    }

    public static Decision Read(BsonDocument document) => new()
    {
        Id = new DecisionId(document["_id"].AsInt32),
        Kind = DecisionKindNames.TryParse(document["kind"].AsString, out var kind) ? kind : throw new FormatException($"There is no kind of decision {document["kind"].AsString}."),
        By = document["by"].AsString,
        At = document.Date("at"),
        Why = document.Text("why"),
        AfterSequence = document["after"].AsInt64,
        Thread = new ThreadId(document["thread"].AsInt32),
        Other = document.Number("other") is { } other ? new ThreadId(other) : null,
        Posts = document.List("posts", post => PostId.Parse(post.AsString)),
        Title = document.Text("title"),
        Text = document.Text("text"),
        Replaces = document.Text("replaces"),
        Version = document.Number("version"),
        IsOn = document.Flag("on"),
        Undoes = document.Number("undoes") is { } undoes ? new DecisionId(undoes) : null,
        Moves = document.List("moves", ReadMove),
        Emptied = document.List("emptied", id => new ThreadId(id.AsInt32)),
        Revived = document.List("revived", id => new ThreadId(id.AsInt32)),
        ApartFrom = document.List("apartFrom", id => new ThreadId(id.AsInt32)),
        Marks = document.List("marks", ReadChange),
    };

    private static BsonValue Write(PostMove move) => new BsonDocument
    {
        ["post"] = move.Post.Value,
        ["from"] = move.From.Value,
        ["to"] = move.To.Value,
        ["by"] = move.By.ToString(),
        ["at"] = move.At.UtcDateTime,
    };

    private static PostMove ReadMove(BsonValue value) => new(
        PostId.Parse(value["post"].AsString),
        new ThreadId(value["from"].AsInt32),
        new ThreadId(value["to"].AsInt32),
        Enum.Parse<AssignedBy>(value["by"].AsString),
        value.AsDocument.Date("at"));

    private static BsonValue Write(MarkChange change) => new BsonDocument { ["before"] = Write(change.Before), ["after"] = Write(change.After) };

    private static MarkChange ReadChange(BsonValue value) => new(ReadMark(value["before"]), ReadMark(value["after"]));

    private static BsonValue Write(ThreadMark mark) => new BsonDocument
    {
        ["thread"] = mark.Thread.Value,
        ["title"] = mark.Title,
        ["titleEdited"] = mark.IsTitleEdited,
        ["hidden"] = mark.IsHidden,
        ["pinned"] = mark.IsPinned,
        ["approved"] = mark.ApprovedVersion,
    };

    private static ThreadMark ReadMark(BsonValue value) => new(
        new ThreadId(value["thread"].AsInt32),
        value["title"].AsString,
        value["titleEdited"].AsBoolean,
        value["hidden"].AsBoolean,
        value["pinned"].AsBoolean,
        value["approved"].AsInt32);
}
