using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Threads;

/// <summary>How posts are linked to threads. Section <c>Threads</c> of <c>machine.json</c>.</summary>
internal sealed class ThreadOptions
{
    [Description("The sureness (0 to 1) from which posts and threads are one story: higher makes more and narrower threads.")]
    [Range(0.05, 0.95)]
    public double JoinFrom { get; init; } = 0.45;

    [Description("The confidence (0 to 1) from which a thread is published: of threads with .9 nine in ten hold the posts of one story only. Less sure ones wait in Review. A published thread stays until its confidence falls .1 below.")]
    [Range(0.0, 1.0)]
    public double PublishFrom { get; init; } = 0.75;

    [Description("Whether sentence embeddings help to judge: Auto where their assembly lies beside the program, On, or Off. They know English; other posts are judged by their words.")]
    public EmbeddingMode Embeddings { get; init; } = EmbeddingMode.Auto;

    [Description("A file with the judge's numbers as `train` writes it. Empty for the shipped numbers.")]
    public string JudgeFile { get; init; } = "";

    [Description("The number of latest posts that are remembered; a thread without any of them is dormant and takes no more posts. Memory follows it.")]
    [Range(1_000, 1_000_000)]
    public int ActivePosts { get; init; } = 100_000;
}
