using InformationMachine.Data.Posts;

namespace InformationMachine.Threads;

/// <summary>
/// Who speaks in a post, by number: its feed, or its author where all posts come from one file. Bylines of one outlet are one voice, so
/// that nobody becomes many by signing with many names. Which number a voice has means nothing, so that a restart may give others.
/// Not thread-safe.
/// </summary>
internal sealed class Voices
{
    /// <summary>Of posts that name no author: each is a voice of its own.</summary>
    public const int Nobody = -1;

    private readonly Dictionary<(string Feed, string Author), int> _numbers = [];

    public int Of(Post post)
    {
        // A file of posts has one feed for everybody, and its own name for an author where a post names nobody.
        var isFile = post.Feed.Value == Feeds.Sources.PostsFile.DefaultFeed;
        if (isFile && post.Author == post.Feed.Value) return Nobody;
        var voice = isFile ? ("", post.Author) : (post.Feed.Value, "");
        if (!_numbers.TryGetValue(voice, out var number)) _numbers[voice] = number = _numbers.Count;
        return number;
    }
}
