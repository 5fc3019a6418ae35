using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>A thread of which at least one post is remembered.</summary>
internal sealed class ActiveThread(ThreadId id)
{
    private readonly List<PostNode> _posts = [];
    private readonly VoiceCount _voices = new();

    public ThreadId Id { get; } = id;

    /// <summary>Its remembered posts, in no particular order.</summary>
    public IReadOnlyList<PostNode> Posts => _posts;

    /// <summary>Posts of it that are not remembered any more.</summary>
    public int Forgotten { get; set; }

    /// <summary>True where an editor has decided something about it: its posts stay in it.</summary>
    public bool IsDecided { get; set; }

    /// <summary>All its posts, remembered or not.</summary>
    public int Size => _posts.Count + Forgotten;

    public void Add(PostNode node)
    {
        _posts.Add(node);
        _voices.Add(node);
    }

    public void Remove(PostNode node)
    {
        _posts.Remove(node);
        _voices.Remove(node);
    }

    /// <summary>How surely a post belongs to it, 0 to 1; a post that it holds is measured against the others.</summary>
    public double Sureness(PostNode node)
    {
        var isIn = node.Thread == this;
        if (isIn) _voices.Remove(node);
        var sureness = Agglomeration.Sureness(node, _voices, new ThreadPosts(this));
        if (isIn) _voices.Add(node);
        return sureness;
    }

    /// <summary>How surely two threads are one, as grouping weighs them, 0 to 1.</summary>
    public double Sureness(ActiveThread other)
    {
        var (smaller, larger) = _posts.Count < other._posts.Count || (_posts.Count == other._posts.Count && Id.CompareTo(other.Id) < 0) ? (this, other) : (other, this);
        var (sum, shares) = (0.0, 0.0);
        foreach (var node in smaller._posts)
        {
            var share = smaller._voices.Share(node);
            shares += share;
            sum += share * larger.Sureness(node);
        }

        return shares > 0 ? sum / shares : 0;
    }

    private readonly record struct ThreadPosts(ActiveThread Thread) : IPostGroup
    {
        public bool Holds(PostNode node) => node.Thread == Thread;
    }
}
