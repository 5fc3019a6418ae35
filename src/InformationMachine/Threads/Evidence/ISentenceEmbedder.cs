namespace InformationMachine.Threads.Evidence;

/// <summary>Tells what a text means as a vector.</summary>
internal interface ISentenceEmbedder
{
    /// <summary>384 signed bytes; null for a language it does not know.</summary>
    sbyte[]? Embed(string text, string? language);
}
