namespace InformationMachine.Configuration;

/// <summary>What tells one state of a document from another without reading it.</summary>
/// <param name="Version">The time or number of its last change; 0 where there is none.</param>
/// <param name="Length">Its length, where the time alone is not enough.</param>
internal readonly record struct DocumentMark(long Version, long Length)
{
    /// <summary>False where the document may change once more without another mark: then it has to be read again.</summary>
    public bool IsSettled { get; init; } = true;
}
