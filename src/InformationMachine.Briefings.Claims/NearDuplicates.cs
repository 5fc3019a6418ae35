using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Near-identical posts are one source: the earliest stands for them, the others are its echoes. Alike means four of five words
/// shared and nothing said that the other does not say: no other place, day, person, version or verb, or a repost of a post that is here.
/// </summary>
internal static class NearDuplicates
{
    private const double LeastOverlap = 0.8;
    private const int MinimumWords = 4;

    /// <summary>The posts that count, in order, each with its echoes. Posts already cited never become an echo.</summary>
    public static IReadOnlyList<(Post Post, IReadOnlyList<PostId> Echoes)> Fold(IReadOnlyList<Post> posts, IReadOnlySet<PostId> cited)
    {
        var kept = new List<(Post Post, HashSet<string> Words, List<PostId> Echoes)>();
        foreach (var post in posts)
        {
            var words = Words(post);
            var original = cited.Contains(post.Id) ? -1 : kept.FindIndex(other => IsEcho(post, words, other.Post, other.Words));
            if (original < 0) kept.Add((post, words, []));
            else kept[original].Echoes.Add(post.Id);
        }

        return [.. kept.Select(item => (item.Post, (IReadOnlyList<PostId>)item.Echoes))];
    }

    private static bool IsEcho(Post post, HashSet<string> words, Post other, HashSet<string> otherWords)
    {
        if (words.Count < MinimumWords || otherWords.Count < MinimumWords) return false;
        var shared = words.Count(otherWords.Contains);
        if (shared >= LeastOverlap * (words.Count + otherWords.Count - shared) && !Contrast.IsOtherReport(Said(post), Said(other))) return true;
        return post.Quoted is { IsRepost: true, Url: { } url } && url == other.Url;
    }

    private static HashSet<string> Words(Post post) =>
        [.. CandidateReader.Words(Said(post)), .. NumberMention.In(post.Text).Select(number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private static string Said(Post post) => Trimmer.Text($"{post.Title}\n{(post.Quoted is { IsRepost: true } quote && post.Text.Length == 0 ? quote.Text : post.Text)}");
}
