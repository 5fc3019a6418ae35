using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>The conditions that records are asked for; a dotted or starred field reaches into lists, as <c>parts[*].id</c> does.</summary>
internal static class Filter
{
    public static Condition Equal(string field, BsonValue value) => new(field, Comparison.Equal, value);

    public static Condition Greater(string field, BsonValue value) => new(field, Comparison.Greater, value);

    public static Condition AtLeast(string field, BsonValue value) => new(field, Comparison.AtLeast, value);

    public static Condition Less(string field, BsonValue value) => new(field, Comparison.Less, value);

    public static Condition In(string field, BsonArray values) => new(field, Comparison.In, values);

    public static Condition Between(string field, BsonValue from, BsonValue to) => new(field, Comparison.Between, from, to);

    public static Condition AnyEqual(string field, BsonValue value) => new(field, Comparison.AnyEqual, value);

    public static Condition AnyIn(string field, BsonArray values) => new(field, Comparison.AnyIn, values);
}
