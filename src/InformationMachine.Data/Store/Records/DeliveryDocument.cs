using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Collections <c>receivers</c> (by name), <c>told</c> (by receiver and story) and <c>deliveries</c> (by number).</summary>
internal static class DeliveryDocument
{
    public static string Key(string receiver, ThreadId thread) => string.Create(CultureInfo.InvariantCulture, $"{receiver}/{thread.Value:D9}");

    public static BsonDocument Write(ReceiverState state)
    {
        var document = new BsonDocument { ["_id"] = state.Receiver, ["streak"] = state.FailureStreak };
        document.Put("error", state.LastError);
        document.Put("next", state.NextTryAt);
        document.Put("sent", state.LastSentAt);
        document.Put("digest", state.LastDigestAt);
        return document;
    }

    public static ReceiverState ReadReceiver(BsonDocument document) => new()
    {
        Receiver = document["_id"].AsString,
        FailureStreak = document["streak"].AsInt32,
        LastError = document.Text("error"),
        NextTryAt = document.OptionalDate("next"),
        LastSentAt = document.OptionalDate("sent"),
        LastDigestAt = document.OptionalDate("digest"),
    };

    public static BsonDocument Write(ToldStory told)
    {
        var document = new BsonDocument
        {
            ["_id"] = Key(told.Receiver, told.Thread),
            ["receiver"] = told.Receiver,
            ["thread"] = told.Thread.Value,
            ["told"] = told.Version,
            ["pending"] = told.Pending > 0,
            ["importance"] = told.Importance,
        };
        document.Put("at", told.At);
        document.Put("first", told.FirstMessage);
        document.Put("last", told.LastMessage);
        document.Put("since", told.PendingSince);
        document.Put("watches", told.Watches, name => name);
        if (told.Pending > 0) document["version"] = told.Pending;
        if (!told.Posts.IsEmpty) document["posts"] = Bytes(told.Posts);
        return document;
    }

    public static ToldStory ReadTold(BsonDocument document) => new()
    {
        Receiver = document["receiver"].AsString,
        Thread = new ThreadId(document["thread"].AsInt32),
        Version = document["told"].AsInt32,
        Pending = document.Number("version") ?? 0,
        Importance = document["importance"].AsDouble,
        At = document.OptionalDate("at"),
        FirstMessage = document.Text("first"),
        LastMessage = document.Text("last"),
        PendingSince = document.OptionalDate("since"),
        Watches = document.List("watches", name => name.AsString),
        Posts = document.TryGetValue("posts", out var posts) && posts.IsBinary ? Numbers(posts.AsBinary) : [],
    };

    public static BsonDocument Write(Delivery delivery)
    {
        var document = new BsonDocument
        {
            ["_id"] = delivery.Id,
            ["message"] = delivery.Message,
            ["receiver"] = delivery.Receiver,
            ["waiting"] = delivery.State == DeliveryState.Waiting,
            ["state"] = (int)delivery.State,
            ["created"] = delivery.CreatedAt.UtcDateTime,
            ["attempts"] = delivery.Attempts,
            ["gathered"] = delivery.IsGathered,
            ["test"] = delivery.IsTest,
            ["stories"] = new BsonArray(delivery.Stories.Select(Write)),
        };
        document.Put("ended", delivery.EndedAt);
        document.Put("error", delivery.Error);
        return document;
    }

    public static Delivery Read(BsonDocument document) => new()
    {
        Id = document["_id"].AsInt64,
        Message = document["message"].AsString,
        Receiver = document["receiver"].AsString,
        State = (DeliveryState)document["state"].AsInt32,
        CreatedAt = document.Date("created"),
        EndedAt = document.OptionalDate("ended"),
        Attempts = document["attempts"].AsInt32,
        Error = document.Text("error"),
        IsGathered = document.Flag("gathered"),
        IsTest = document.Flag("test"),
        Stories = document.List("stories", story => ReadStory(story.AsDocument)),
    };

    private static BsonValue Write(DeliveredStory story)
    {
        var document = new BsonDocument
        {
            ["thread"] = story.Thread.Value,
            ["version"] = story.Version,
            ["since"] = story.Since,
            ["title"] = story.Title,
            ["importance"] = story.Importance,
            ["why"] = story.Why,
        };
        document.Put("language", story.Language);
        document.Put("first", story.FirstMessage);
        document.Put("previous", story.PreviousMessage);
        document.Put("watches", story.Watches, name => name);
        document.Put("lines", story.Lines, line =>
        {
            var written = new BsonDocument { ["kind"] = (int)line.Kind, ["text"] = line.Text };
            written.Put("author", line.Author);
            written.Put("sources", line.Sources, number => number);
            return written;
        });
        document.Put("sources", story.Sources, source =>
        {
            var written = new BsonDocument { ["number"] = source.Number, ["author"] = source.Author };
            written.Put("url", source.Url);
            return written;
        });
        return document;
    }

    private static DeliveredStory ReadStory(BsonDocument document) => new()
    {
        Thread = new ThreadId(document["thread"].AsInt32),
        Version = document["version"].AsInt32,
        Since = document["since"].AsInt32,
        Title = document["title"].AsString,
        Importance = document["importance"].AsDouble,
        Why = document["why"].AsString,
        Language = document.Text("language"),
        FirstMessage = document.Text("first"),
        PreviousMessage = document.Text("previous"),
        Watches = document.List("watches", name => name.AsString),
        Lines = document.List("lines", line => new DeliveredLine((DeliveredLineKind)line["kind"].AsInt32, line["text"].AsString, line.AsDocument.Text("author"), line.AsDocument.List("sources", number => number.AsInt32))),
        Sources = document.List("sources", source => new DeliveredSource(source["number"].AsInt32, source["author"].AsString, source.AsDocument.Text("url"))),
    };

    /// <summary>Eight bytes a number: an array of them would weigh twice as much, and the ledger keeps one for every post told.</summary>
    private static byte[] Bytes(ImmutableArray<long> numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(long)];
        for (var i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), numbers[i]);
        return bytes;
    }

    private static ImmutableArray<long> Numbers(byte[] bytes)
    {
        var numbers = ImmutableArray.CreateBuilder<long>(bytes.Length / sizeof(long));
        for (var at = 0; at + sizeof(long) <= bytes.Length; at += sizeof(long)) numbers.Add(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)));
        return numbers.ToImmutable();
    }
}
