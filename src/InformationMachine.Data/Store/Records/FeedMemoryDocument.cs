using System.Globalization;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Collection <c>memories</c>, by feed name. The items are one text, a line each: a document an item would weigh thrice as much.</summary>
internal static class FeedMemoryDocument
{
    private const string Nothing = "-";

    public static BsonDocument Write(FeedMemory memory)
    {
        var document = new BsonDocument
        {
            ["_id"] = memory.Id.Value,
            ["items"] = string.Join('\n', memory.Items.Select(Line)),
        };
        document.Put("shared", memory.SharedGuids, guid => guid);
        return document;
    }

    public static FeedMemory Read(BsonDocument document) => new()
    {
        Id = FeedId.Parse(document["_id"].AsString),
        Items = [.. document["items"].AsString.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Item)],
        SharedGuids = document.List("shared", guid => guid.AsString),
    };

    private static string Line(RememberedItem item) => string.Create(
        CultureInfo.InvariantCulture,
        $"{item.Post} {item.Link ?? Nothing} {item.Title ?? Nothing} {item.Content} {item.PublishedAt?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? Nothing}");

    private static RememberedItem Item(string line)
    {
        var parts = line.Split(' ');
        return new RememberedItem(
            PostId.Parse(parts[0]),
            Text(parts[1]),
            Text(parts[2]),
            parts[3],
            Text(parts[4]) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)) : null);
    }

    private static string? Text(string part) => part == Nothing ? null : part;
}
