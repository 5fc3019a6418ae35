using LiteDB;
using NpgsqlTypes;

namespace InformationMachine.Data.Postgres;

/// <summary>A column beside the record, by which it is found.</summary>
/// <param name="Name">The member of the record, which is also the column's name.</param>
/// <param name="Declaration">Its type as SQL has it.</param>
/// <param name="Type">Its type as parameters have it.</param>
/// <param name="Read">Takes it out of the record; null for none.</param>
internal sealed record Column(string Name, string Declaration, NpgsqlDbType Type, Func<BsonDocument, object?> Read);
