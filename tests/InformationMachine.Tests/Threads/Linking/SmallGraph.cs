using InformationMachine.Data.Threads;
using InformationMachine.Threads;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

/// <summary>A few posts with given likenesses, so that what follows from them can be worked out by hand.</summary>
internal sealed class SmallGraph
{
    private int _posts;

    /// <summary>A post one minute after the one before; without a voice it is a voice of its own.</summary>
    public PostNode Post(int voice = Voices.Nobody, bool isAccount = false, bool isCrowd = false, TimeSpan? after = null)
    {
        _posts++;
        var post = Some.Post(_posts);
        return new PostNode(_posts, _posts, post.Id, Some.Time + (after ?? TimeSpan.FromMinutes(_posts)), voice) { IsAccount = isAccount, IsCrowd = isCrowd };
    }

    /// <summary>Several posts of one voice.</summary>
    public PostNode[] Posts(int count, int voice = Voices.Nobody) => [.. Enumerable.Range(0, count).Select(_ => Post(voice))];

    public static void Link(PostNode one, PostNode other, float probability)
    {
        one.Link(other, probability);
        other.Link(one, probability);
    }

    public static ActiveThread Thread(int number, params PostNode[] posts)
    {
        var thread = new ActiveThread(new ThreadId(number));
        foreach (var post in posts)
        {
            thread.Add(post);
            post.Thread = thread;
        }

        return thread;
    }
}
