namespace InformationMachine.Threads.Evidence;

/// <summary>Tells what a text means as a vector. Not thread-safe.</summary>
internal interface ISentenceEmbedder
{
    /// <summary>384 signed bytes; null for a language it does not know.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language as its publisher declares it (BCP 47); null where nothing is said.</param>
    sbyte[]? Embed(string text, string? language);
}
