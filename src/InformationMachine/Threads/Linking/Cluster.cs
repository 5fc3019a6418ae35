namespace InformationMachine.Threads.Linking;

/// <summary>Posts that go together for now, while a region is grouped anew.</summary>
internal sealed class Cluster
{
    /// <summary>Posts of one voice that count in full: a voice that says the same thing often is not many voices.</summary>
    public const int PostsOfOneVoice = 2;

    private readonly Dictionary<int, int> _voices = [];
    private int _evident;

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

    public bool IsGone { get; private set; }

    /// <summary>How many posts of it can speak for another: all of one voice, otherwise at most two of each.</summary>
    public int Witnesses => _voices.Count == 1 ? Posts.Count : _evident;

    public bool HasSeveralVoices => _voices.Count > 1;

    public void Add(PostNode node)
    {
        Posts.Add(node);
        Count(Voice(node), 1);
    }

    /// <summary>Takes another's posts over.</summary>
    public void Absorb(Cluster other)
    {
        Posts.AddRange(other.Posts);
        foreach (var (voice, posts) in other._voices) Count(voice, posts);
        Key = Math.Min(Key, other.Key);
        Anchors.AddRange(other.Anchors);
        other.IsGone = true;
    }

    /// <summary>How much one of its posts counts in its mean: a voice's posts together at most as two.</summary>
    public double Share(PostNode node) =>
        HasSeveralVoices ? Math.Min(1, PostsOfOneVoice / (double)_voices[Voice(node)]) : 1;

    /// <summary>A post without a known speaker is a voice of its own.</summary>
    public static int Voice(PostNode node) => node.Voice == Voices.Nobody ? -2 - (int)(node.Order % int.MaxValue) : node.Voice;

    private void Count(int voice, int posts)
    {
        var before = _voices.GetValueOrDefault(voice);
        _voices[voice] = before + posts;
        _evident += Math.Min(PostsOfOneVoice, before + posts) - Math.Min(PostsOfOneVoice, before);
    }
}
