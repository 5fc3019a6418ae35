using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Threads;

/// <summary>How posts are linked to threads. Section <c>Threads</c> of <c>machine.json</c>.</summary>
internal sealed class ThreadOptions
{
    [Description("The score (0 to 1) from which a post joins a thread instead of starting one, in a stream of usual likeness: higher makes more and narrower threads.")]
    [Range(0.01, 1.0)]
    public double JoinThreshold { get; init; } = 0.137;

    [Description("The likeness (0 to 1) from which two threads are merged, in a stream of usual likeness: higher merges less.")]
    [Range(0.01, 1.0)]
    public double MergeThreshold { get; init; } = 0.145;

    [Description("The number of posts after which threads are examined for merging.")]
    [Range(1, 100_000)]
    public int MergeEvery { get; init; } = 360;

    [Description("The number of latest posts that are remembered; a thread without any of them is dormant and takes no more posts. Memory follows it.")]
    [Range(1_000, 1_000_000)]
    public int ActivePosts { get; init; } = 100_000;

    [Description("A file with the linker's numbers as `train` writes it; its thresholds then hold instead of these. Empty for the shipped numbers.")]
    public string ModelFile { get; init; } = "";

    [Description("Whether the meaning of English posts helps to link them: Auto where the assembly for it is there, On (the machine does not start without it), Off.")]
    public EmbeddingMode Embeddings { get; init; } = EmbeddingMode.Auto;
}
