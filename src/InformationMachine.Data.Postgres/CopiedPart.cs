using LiteDB;

namespace InformationMachine.Data.Postgres;

/// <summary>One run of records out of a data file or one of its archives.</summary>
/// <param name="Name">What it is called among the parts.</param>
/// <param name="Table">The table it goes to.</param>
/// <param name="Read">Records with a greater key, ascending, at most so many, with those that do not belong to the data.</param>
/// <param name="Belongs">Whether a record belongs to the data.</param>
internal sealed record CopiedPart(string Name, string Table, Func<BsonValue, int, List<BsonDocument>> Read, Func<BsonDocument, bool> Belongs);
