using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>What one commit wrote, or a part of it.</summary>
/// <param name="First">The number of its first change.</param>
/// <param name="Count">How many changes it holds.</param>
/// <param name="Check">A random number by which a restored file is recognised once it has gone on.</param>
/// <param name="Keys">The keys written, by kind.</param>
internal sealed record ChangeEntry(long First, int Count, int Check, IReadOnlyList<BsonArray> Keys)
{
    /// <summary>The number of its last change.</summary>
    public long Last => First + Count - 1;
}
