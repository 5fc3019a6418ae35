using System.Runtime.InteropServices;
using InformationMachine.Data.Posts;

namespace InformationMachine.Threads.Linking;

/// <summary>A remembered post in the graph of likely pairs.</summary>
/// <param name="order">Its place in the order of linking, from 1.</param>
/// <param name="sequence">Its place in the order of arrival.</param>
/// <param name="id">Its identity.</param>
/// <param name="publishedAt">When it was published.</param>
/// <param name="voice">Who speaks in it; see <see cref="Voices"/>.</param>
internal sealed class PostNode(long order, long sequence, PostId id, DateTimeOffset publishedAt, int voice)
{
    private readonly List<NodeLink> _links = [];

    /// <summary>By publication, which is the same whatever feed was polled first.</summary>
    public static IComparer<PostNode> ByPublication { get; } = Comparer<PostNode>.Create((one, other) =>
    {
        var byTime = one.PublishedAt.CompareTo(other.PublishedAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(one.Id.Value, other.Id.Value);
    });

    public long Order { get; } = order;

    public long Sequence { get; } = sequence;

    public PostId Id { get; } = id;

    public DateTimeOffset PublishedAt { get; } = publishedAt;

    public int Voice { get; } = voice;

    /// <summary>Its voice, where one without a known speaker is a voice of its own.</summary>
    public int OwnVoice { get; } = voice == Voices.Nobody ? -2 - (int)(order % int.MaxValue) : voice;

    /// <summary>True where an account wrote it, not an outlet: what an account posts in a row is often one thought, an outlet's pieces are not.</summary>
    public bool IsAccount { get; init; }

    /// <summary>True where its feed had more than its share of what was remembered: it joins others and speaks for none where others do.</summary>
    public bool IsCrowd { get; init; }

    /// <summary>The thread it is in; null until its round is linked.</summary>
    public ActiveThread? Thread { get; set; }

    /// <summary>The posts it may tell one story with, the surest first; equal ones by publication.</summary>
    public IReadOnlyList<NodeLink> Links => _links;

    /// <summary>The same, to be walked while none is added.</summary>
    public ReadOnlySpan<NodeLink> SortedLinks => CollectionsMarshal.AsSpan(_links);

    /// <summary>Scratch of a grouping under way: the group it is in; null outside of one.</summary>
    public Cluster? Cluster { get; set; }

    public void Link(PostNode other, float probability)
    {
        var link = new NodeLink(other, probability);
        var place = _links.BinarySearch(link, NodeLink.SurestFirst);
        _links.Insert(place < 0 ? ~place : place, link);
    }

    /// <summary>The same where many are to come: they are in no order before <see cref="SortLinks"/>.</summary>
    public void Append(PostNode other, float probability) => _links.Add(new NodeLink(other, probability));

    /// <summary>Puts appended links in order.</summary>
    public void SortLinks()
    {
        if (_links.Count > 1) _links.Sort(NodeLink.SurestFirst);
    }

    /// <summary>Forgets the links to a post.</summary>
    public void Unlink(PostNode other) => _links.RemoveAll(link => link.Other == other);
}
