using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// What the linker knows of a thread: sums over those of its posts that are still remembered. All exact, so that they depend on
/// which posts these are and on nothing else.
/// </summary>
internal sealed class ActiveThread(ThreadId id, int row)
{
    public ThreadId Id { get; } = id;

    /// <summary>Its place in the index.</summary>
    public int Row { get; } = row;

    /// <summary>For each term where in the term's list this thread stands.</summary>
    public TermCounts Terms { get; } = new();

    /// <summary>The squared length of its centroid under the current term weights.</summary>
    public long SquaredLength { get; set; }

    /// <summary>Its centroid is at least so long; what the search knows of its terms rests on that.</summary>
    public double PromisedLength { get; set; } = double.MaxValue;

    /// <summary>It has at most so many posts; likewise.</summary>
    public int PromisedSize { get; set; }

    /// <summary>Its remembered posts, ascending.</summary>
    public Queue<RememberedPost> Posts { get; set; } = new();

    /// <summary>The voice of its oldest remembered post.</summary>
    public int Voice { get; private set; }

    private int FromVoice { get; set; }

    /// <summary>True where nearly all its posts are by one voice: what they have in common may be the speaker's, not the story's.</summary>
    public bool IsBy(int voice) => voice >= 0 && Voice == voice && FromVoice * 5 >= Posts.Count * 4;

    /// <summary>Counts a post that came in as the newest.</summary>
    public void CountVoice(RememberedPost post)
    {
        if (Posts.Count == 1) (Voice, FromVoice) = (post.Voice, 0);
        if (post.Voice == Voice) FromVoice++;
    }

    /// <summary>Counts anew, after the oldest post was forgotten or threads were merged.</summary>
    public void CountVoices()
    {
        Voice = Posts.Peek().Voice;
        FromVoice = Posts.Count(post => post.Voice == Voice);
    }

    /// <summary>The same after its oldest post was forgotten; cheap where the next one is by the same voice.</summary>
    public void UncountVoice(RememberedPost oldest)
    {
        if (oldest.Voice == Voice && Posts.Peek().Voice == Voice) FromVoice--;
        else CountVoices();
    }

    /// <summary>The sequence of its newest post.</summary>
    public long LastSequence { get; set; }

    /// <summary>Times of its earliest and latest remembered post, in seconds.</summary>
    public long First { get; set; }

    /// <inheritdoc cref="First"/>
    public long Last { get; set; }

    /// <summary>How many of its posts came after a sequence.</summary>
    public int PostsAfter(long sequence)
    {
        if (LastSequence <= sequence) return 0;
        var count = 0;
        foreach (var post in Posts) count += post.Sequence > sequence ? 1 : 0;
        return count;
    }
}
