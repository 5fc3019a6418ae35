using InformationMachine.Threads.Features;

namespace InformationMachine.Threads.Linking;

/// <summary>A post as the linker remembers it.</summary>
/// <param name="sequence">Its order of arrival.</param>
/// <param name="time">When it was published, in seconds.</param>
/// <param name="vector">What it says.</param>
/// <param name="voice">The number of whoever speaks; below 0 where nobody is named.</param>
internal sealed class RememberedPost(long sequence, long time, PostVector vector, int voice = Voices.Nobody)
{
    public int Voice { get; } = voice;

    public long Sequence { get; } = sequence;

    public long Time { get; } = time;

    public PostVector Vector { get; } = vector;

    /// <summary>The thread that holds it now; merges change it.</summary>
    public ActiveThread? Thread { get; set; }

    /// <summary>The score with which it joined, in the linker's units; 0 where it started a thread.</summary>
    public int Score { get; set; }
}
