using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Records;

/// <summary>
/// Conditions with their values as parameters. LiteDB's own <see cref="Query"/> writes the value into the text of an expression, which
/// it then compiles and keeps for ever: a lookup would cost a compilation, and the machine would grow with every one.
/// </summary>
internal static class Filter
{
    public static BsonExpression Equal(string field, BsonValue value) => BsonExpression.Create($"$.{field} = @0", value);

    public static BsonExpression Greater(string field, BsonValue value) => BsonExpression.Create($"$.{field} > @0", value);

    public static BsonExpression AtLeast(string field, BsonValue value) => BsonExpression.Create($"$.{field} >= @0", value);

    public static BsonExpression Less(string field, BsonValue value) => BsonExpression.Create($"$.{field} < @0", value);

    public static BsonExpression In(string field, BsonArray values) => BsonExpression.Create($"$.{field} IN @0", values);

    public static BsonExpression Between(string field, BsonValue from, BsonValue to) => BsonExpression.Create($"$.{field} BETWEEN @0 AND @1", from, to);
}
