namespace InformationMachine.Threads.Evidence;

/// <summary>Whether sentence embeddings are used. Values of <c>Threads:Embeddings</c>.</summary>
internal enum EmbeddingMode
{
    /// <summary>Where their assembly is there.</summary>
    Auto,

    /// <summary>Always; the machine refuses to start without the assembly.</summary>
    On,

    /// <summary>Never.</summary>
    Off,
}
