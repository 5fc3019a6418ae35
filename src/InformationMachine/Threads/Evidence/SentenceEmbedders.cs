using System.Runtime.CompilerServices;

namespace InformationMachine.Threads.Evidence;

/// <summary>Finds the embeddings, which stand in an assembly of their own: a machine from which its files were removed runs without.</summary>
internal static class SentenceEmbedders
{
    private static int _loading;

    /// <summary>Whether weights are being loaded on some thread, by native code that nothing breaks off.</summary>
    public static bool IsLoading => Volatile.Read(ref _loading) > 0;

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

    private static EnglishEmbedder Load()
    {
        Interlocked.Increment(ref _loading);
        try
        {
            return Create();
        }
        finally
        {
            Interlocked.Decrement(ref _loading);
        }
    }

    /// <summary>Apart, so that the assembly is not asked for before it is wanted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EnglishEmbedder Create() => new(new Embeddings.SentenceEmbedder());
}
