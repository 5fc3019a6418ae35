using InformationMachine.Data.Store.Records;
using LiteDB;
using Npgsql;
using NpgsqlTypes;

namespace InformationMachine.Data.Postgres;

/// <summary>Conditions in SQL, their values as parameters.</summary>
internal static class ConditionText
{
    private const string Key = "_id";

    /// <summary>Writes the condition and adds its values to the command.</summary>
    /// <param name="table">The table that is asked.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="parameters">Take the values; a value is <c>$n</c> in the text.</param>
    public static string Write(Table table, Condition condition, NpgsqlParameterCollection parameters)
    {
        // LiteDB's smallest value is smaller than every key.
        if (condition.Value.IsMinValue) return "true";
        var name = condition.Field.Split('[')[0];
        var column = name == Key ? null : table.Columns.First(known => known.Name == name);
        var type = (column?.Type ?? table.KeyType) & ~NpgsqlDbType.Array;
        var quoted = column is null ? "key" : $"\"{name}\"";
        string Add(BsonValue value) => Parameter(parameters, value, type);
        return condition.Comparison switch
        {
            Comparison.Equal when type == NpgsqlDbType.Boolean => condition.Value.AsBoolean ? quoted : $"NOT {quoted}",
            Comparison.Equal => $"{quoted} = {Add(condition.Value)}",
            Comparison.Greater => $"{quoted} > {Add(condition.Value)}",
            Comparison.AtLeast => $"{quoted} >= {Add(condition.Value)}",
            Comparison.Less => $"{quoted} < {Add(condition.Value)}",
            Comparison.In => $"{quoted} = ANY({Add(condition.Value)})",
            Comparison.Between => $"{quoted} BETWEEN {Add(condition.Value)} AND {Add(condition.Upper!)}",
            Comparison.AnyEqual => $"{quoted} @> {Add(new BsonArray(condition.Value))}",
            _ => $"{quoted} && {Add(condition.Value)}",
        };
    }

    /// <summary>A key or another value as a parameter; returns its name.</summary>
    public static string Parameter(NpgsqlParameterCollection parameters, BsonValue value, NpgsqlDbType type)
    {
        object given = value is BsonArray list && type == NpgsqlDbType.Text ? list.Select(item => item.AsString).ToArray()
            : value is BsonArray numbers ? numbers.Select(item => item.AsInt64).ToArray()
            : type switch
            {
                NpgsqlDbType.Text => value.AsString,
                NpgsqlDbType.Bigint => value.AsInt64,
                NpgsqlDbType.TimestampTz => value.AsDateTime.ToUniversalTime(),
                _ => value.AsBoolean,
            };
        parameters.Add(new NpgsqlParameter { Value = given, NpgsqlDbType = value is BsonArray ? type | NpgsqlDbType.Array : type });
        return $"${parameters.Count}";
    }
}
