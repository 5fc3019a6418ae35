namespace InformationMachine.Threads.Evidence;

/// <summary>Gives the meaning of a text as numbers. Thread-safe.</summary>
internal interface ISentenceEmbedder
{
    /// <summary>The embedding, <see cref="ObservedPost.VectorLength"/> signed bytes; null for a language it does not know.</summary>
    /// <param name="text">The text by which a post is linked.</param>
    /// <param name="language">Its language as declared (BCP 47); null where nobody says.</param>
    sbyte[]? Embed(string text, string? language);
}
