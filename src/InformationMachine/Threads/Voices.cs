using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Threads;

/// <summary>
/// Who speaks in a post, by number: one author of one feed. Which number a voice has means nothing, so that a restart may give others.
/// Not thread-safe.
/// </summary>
internal sealed class Voices
{
    /// <summary>Of posts that name no author: nobody's habits are known.</summary>
    public const int Nobody = -1;

    private readonly Dictionary<(FeedId Feed, string Author), int> _numbers = [];

    public int Of(Post post)
    {
        // A file of posts that names nobody has its own name for an author.
        if (post.Author == post.Feed.Value) return Nobody;
        if (!_numbers.TryGetValue((post.Feed, post.Author), out var number)) _numbers[(post.Feed, post.Author)] = number = _numbers.Count;
        return number;
    }
}
