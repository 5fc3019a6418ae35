using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>A thread of which at least one post is remembered.</summary>
internal sealed class ActiveThread(ThreadId id)
{
    public ThreadId Id { get; } = id;

    /// <summary>Its remembered posts.</summary>
    public List<PostNode> Posts { get; } = [];

    /// <summary>Posts of it that are not remembered any more.</summary>
    public int Forgotten { get; set; }

    /// <summary>True where an editor has decided something about it: its posts stay in it.</summary>
    public bool IsDecided { get; set; }

    /// <summary>All its posts, remembered or not.</summary>
    public int Size => Posts.Count + Forgotten;
}
