namespace InformationMachine.Threads.Linking;

/// <summary>How many posts each voice has among some, and how many of them can speak for another.</summary>
internal sealed class VoiceCount
{
    /// <summary>Posts of one voice that count in full where there are several: a voice that says the same thing often is not many voices.</summary>
    public const int PostsOfOneVoice = 2;

    private readonly Dictionary<int, int> _posts = [];
    private int _all;
    private int _capped;
    private int _crowd;

    /// <summary>True where more than one voice speaks.</summary>
    public bool IsSeveral => _posts.Count > 1;

    /// <summary>True where posts of crowding feeds are among others, and so speak for nobody.</summary>
    public bool IsOverCrowd => _all > 0;

    /// <summary>How many posts can speak for another: all of one voice, otherwise at most two of each.</summary>
    public int Witnesses => !IsOverCrowd ? _crowd : IsSeveral ? _capped : _all;

    /// <summary>How much one of the posts counts in a mean over all: a voice's posts together at most as two.</summary>
    public double Share(PostNode node) => node.IsCrowd && IsOverCrowd ? 0 : IsSeveral ? Math.Min(1, PostsOfOneVoice / (double)this[node]) : 1;

    public int this[PostNode node] => _posts.GetValueOrDefault(node.OwnVoice);

    public void Add(PostNode node) => Add(node, 1);

    public void Remove(PostNode node) => Add(node, -1);

    public void Add(VoiceCount other)
    {
        foreach (var (voice, posts) in other._posts) Add(voice, posts);
        _crowd += other._crowd;
    }

    private void Add(PostNode node, int posts)
    {
        if (node.IsCrowd) _crowd += posts;
        else Add(node.OwnVoice, posts);
    }

    private void Add(int voice, int posts)
    {
        var before = _posts.GetValueOrDefault(voice);
        var after = before + posts;
        if (after == 0) _posts.Remove(voice);
        else _posts[voice] = after;
        _all += posts;
        _capped += Math.Min(PostsOfOneVoice, after) - Math.Min(PostsOfOneVoice, before);
    }
}
