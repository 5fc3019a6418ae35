namespace InformationMachine.Data.Store;

/// <summary>A small document as it is stored.</summary>
/// <param name="Version">Another one with every change; 0 where there is no document.</param>
/// <param name="Content">What it holds; empty where there is no document.</param>
public sealed record StoredDocument(long Version, ReadOnlyMemory<byte> Content)
{
    /// <summary>What is said of a document that is not there.</summary>
    public static StoredDocument None { get; } = new(0, ReadOnlyMemory<byte>.Empty);

    /// <summary>Whether it is there.</summary>
    public bool Exists => Version != 0;
}
