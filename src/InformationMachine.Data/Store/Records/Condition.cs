using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>A question about one member of a record, which each engine puts in its own words.</summary>
/// <param name="Field">The member; <c>_id</c> is the key.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Value">With what: a value, or an array of them.</param>
/// <param name="Upper">The upper of two values; null where there is one.</param>
internal sealed record Condition(string Field, Comparison Comparison, BsonValue Value, BsonValue? Upper = null)
{
    /// <summary>
    /// For LiteDB, with its values as parameters. Its own <see cref="Query"/> writes the value into the text of an expression, which
    /// it then compiles and keeps for ever: a lookup would cost a compilation, and the machine would grow with every one.
    /// </summary>
    /// <param name="condition">The condition.</param>
    public static implicit operator BsonExpression(Condition condition)
    {
        var field = $"$.{condition.Field}";
        return condition.Comparison switch
        {
            Comparison.Equal => BsonExpression.Create($"{field} = @0", condition.Value),
            Comparison.Greater => BsonExpression.Create($"{field} > @0", condition.Value),
            Comparison.AtLeast => BsonExpression.Create($"{field} >= @0", condition.Value),
            Comparison.Less => BsonExpression.Create($"{field} < @0", condition.Value),
            Comparison.In => BsonExpression.Create($"{field} IN @0", condition.Value),
            Comparison.Between => BsonExpression.Create($"{field} BETWEEN @0 AND @1", condition.Value, condition.Upper!),
            Comparison.AnyEqual => BsonExpression.Create($"{field} ANY = @0", condition.Value),
            _ => BsonExpression.Create($"{field} ANY IN @0", condition.Value),
        };
    }
}
