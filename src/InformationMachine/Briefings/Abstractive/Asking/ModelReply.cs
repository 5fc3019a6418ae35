namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>What a model answered.</summary>
/// <param name="Text">The answer as it came.</param>
/// <param name="InputTokens">Tokens it read, as it says or by estimate.</param>
/// <param name="OutputTokens">Tokens it wrote, likewise.</param>
internal sealed record ModelReply(string Text, long InputTokens, long OutputTokens)
{
    /// <summary>True where it was not asked, because it has answered this before.</summary>
    public bool IsKnown { get; init; }
}
