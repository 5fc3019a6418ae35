using InformationMachine.Embeddings;

namespace InformationMachine.Threads.Evidence;

/// <summary>Embeds English texts. Thread-safe.</summary>
internal sealed class EnglishEmbedder(SentenceEmbedder embedder) : ISentenceEmbedder, IDisposable
{
    public sbyte[]? Embed(string text, string? language) => EnglishText.Is(text, language) ? embedder.Embed(text) : null;

    public void Dispose() => embedder.Dispose();
}
