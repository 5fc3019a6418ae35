namespace InformationMachine.Data.Store;

/// <summary>What a compaction did.</summary>
/// <param name="BytesBefore">The size of the data file before, in bytes.</param>
/// <param name="BytesAfter">Its size after.</param>
/// <param name="Duration">How long it took, while writing went on.</param>
/// <param name="Pause">How long writing and reading waited at its end.</param>
public sealed record CompactionResult(long BytesBefore, long BytesAfter, TimeSpan Duration, TimeSpan Pause);
