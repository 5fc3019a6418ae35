using System.Runtime.CompilerServices;

namespace InformationMachine.Threads.Evidence;

/// <summary>Finds the embeddings, which stand in an assembly of their own: a machine from which its files were removed runs without.</summary>
internal static class SentenceEmbedders
{
    /// <summary>An embedder; null where none is wanted or, with <see cref="EmbeddingMode.Auto"/>, none is there.</summary>
    /// <exception cref="RefusedException">One is wanted and cannot be loaded.</exception>
    public static ISentenceEmbedder? Open(EmbeddingMode mode)
    {
        if (mode == EmbeddingMode.Off) return null;
        try
        {
            return Load();
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException or DllNotFoundException or TypeInitializationException or InvalidOperationException)
        {
            if (mode == EmbeddingMode.Auto) return null;
            throw new RefusedException(ExitCode.Configuration, $"Threads:Embeddings is On, but the embeddings cannot be loaded ({e.Message}); put InformationMachine.Embeddings.dll and what belongs to it beside the program, or set it to Auto.", e);
        }
    }

    /// <summary>Apart, so that the assembly is not asked for before it is wanted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EnglishEmbedder Load() => new(new Embeddings.SentenceEmbedder());
}
