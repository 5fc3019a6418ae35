namespace InformationMachine.Threads.Linking;

/// <summary>Posts that go together for now, while a region is grouped anew.</summary>
internal sealed class Cluster
{
    /// <param name="key">Its place among the clusters; ties are broken by it.</param>
    /// <param name="anchor">The thread that stays whole; null where the posts are free.</param>
    public Cluster(int key, ActiveThread? anchor)
    {
        Key = key;
        if (anchor is not null) Anchors.Add(anchor);
    }

    /// <summary>The least place of any post in it, by publication.</summary>
    public int Key { get; private set; }

    /// <summary>The threads that are in it as wholes.</summary>
    public List<ActiveThread> Anchors { get; } = [];

    public List<PostNode> Posts { get; } = [];

    public VoiceCount Voices { get; } = new();

    public bool IsGone { get; private set; }

    /// <summary>Scratch of a grouping under way: the last offer that met it.</summary>
    public int Offered { get; set; }

    public void Add(PostNode node)
    {
        Posts.Add(node);
        Voices.Add(node);
    }

    /// <summary>Takes another's posts over.</summary>
    public void Absorb(Cluster other)
    {
        Posts.AddRange(other.Posts);
        Voices.Add(other.Voices);
        Key = Math.Min(Key, other.Key);
        Anchors.AddRange(other.Anchors);
        other.IsGone = true;
    }

    /// <summary>How much one of its posts counts in its mean: a voice's posts together at most as two.</summary>
    public double Share(PostNode node) => Voices.Share(node);
}
