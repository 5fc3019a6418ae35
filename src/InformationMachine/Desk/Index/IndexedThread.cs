using InformationMachine.Data.Threads;

namespace InformationMachine.Desk.Index;

/// <summary>What search and review know of a live thread: those of its posts they know, and how many of them hold each term.</summary>
internal sealed class IndexedThread(ThreadId id)
{
    public ThreadId Id { get; } = id;

    /// <summary>Ascending by sequence.</summary>
    public SortedList<long, IndexedPost> Posts { get; } = [];

    public Dictionary<int, int> Terms { get; } = [];

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Its headline, which may be an editor's and in no post.</summary>
    public string Title { get; set; } = "";

    /// <summary>True where an editor keeps it in front.</summary>
    public bool IsPinned { get; set; }

    /// <summary>True where an editor hides it from readers.</summary>
    public bool IsHidden { get; set; }

    /// <summary>True where some version of it was approved.</summary>
    public bool WasApproved { get; set; }

    public void Add(IndexedPost post)
    {
        Posts.Add(post.Sequence, post);
        foreach (var term in post.Terms) Terms[term] = Terms.GetValueOrDefault(term) + 1;
        if (post.PublishedAt > UpdatedAt) UpdatedAt = post.PublishedAt;
    }

    public void Remove(IndexedPost post)
    {
        if (!Posts.Remove(post.Sequence)) return;
        foreach (var term in post.Terms)
        {
            if (--Terms[term] == 0) Terms.Remove(term);
        }

        UpdatedAt = Posts.Count == 0 ? default : Posts.Values.Max(known => known.PublishedAt);
    }
}
