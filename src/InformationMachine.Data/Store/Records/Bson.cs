using System.Collections.Immutable;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>
/// How values are written: absent members instead of nulls, UTC dates in milliseconds (BSON's own precision), empty lists absent.
/// Documents are mapped by hand, because what downstream readers see must not change with a property's name.
/// </summary>
internal static class Bson
{
    public static void Put(this BsonDocument document, string name, string? value)
    {
        if (value is not null) document[name] = value;
    }

    public static void Put(this BsonDocument document, string name, DateTimeOffset? value)
    {
        if (value is { } date) document[name] = date.UtcDateTime;
    }

    public static void Put(this BsonDocument document, string name, BsonDocument? value)
    {
        if (value is not null) document[name] = value;
    }

    public static void Put<T>(this BsonDocument document, string name, ImmutableArray<T> values, Func<T, BsonValue> write)
    {
        if (values.IsDefaultOrEmpty) return;
        var array = new BsonArray();
        foreach (var value in values) array.Add(write(value));
        document[name] = array;
    }

    public static string? Text(this BsonDocument document, string name) =>
        document.TryGetValue(name, out var value) && !value.IsNull ? value.AsString : null;

    public static bool Flag(this BsonDocument document, string name) => document.TryGetValue(name, out var value) && value.IsBoolean && value.AsBoolean;

    public static int? Number(this BsonDocument document, string name) => document.TryGetValue(name, out var value) && value.IsInt32 ? value.AsInt32 : null;

    public static DateTimeOffset Date(this BsonDocument document, string name) =>
        new(DateTime.SpecifyKind(document[name].AsDateTime, DateTimeKind.Utc));

    public static DateTimeOffset? OptionalDate(this BsonDocument document, string name) =>
        document.TryGetValue(name, out var value) && !value.IsNull ? document.Date(name) : null;

    public static ImmutableArray<T> List<T>(this BsonDocument document, string name, Func<BsonValue, T> read)
    {
        if (!document.TryGetValue(name, out var value) || !value.IsArray) return [];
        var array = value.AsArray;
        var builder = ImmutableArray.CreateBuilder<T>(array.Count);
        foreach (var item in array) builder.Add(read(item));
        return builder.MoveToImmutable();
    }
}
