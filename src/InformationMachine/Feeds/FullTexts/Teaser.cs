using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Feeds.FullTexts;

/// <summary>Tells a beginning from a whole text.</summary>
internal static class Teaser
{
    private const int Short = 500;
    private const double LeastShared = .5;
    private const double LeastGrowth = 1.2;

    private static readonly string[] Endings = ["…", "...", "[…]", "[...]", "read more", "continue reading", "weiterlesen", "lire la suite", "leer más", "»"];

    /// <summary>True where the feed has probably carried only the beginning.</summary>
    public static bool Is(Post post)
    {
        var text = post.Text.TrimEnd();
        return text.Length < Short || Array.Exists(Endings, ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase) || text.EndsWith(ending + ".", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True where an article is the rest of it: longer, and most of the teaser's words stand in it.</summary>
    public static bool IsContinuedBy(Post post, string article)
    {
        if (article.Length < LeastGrowth * post.Text.Length) return false;
        var words = FoldedWords.Of(post.Text.Length > 0 ? post.Text : post.Title).Where(word => word.Length > 3).ToHashSet(StringComparer.Ordinal);
        if (words.Count == 0) return true;
        var there = FoldedWords.Of(article).ToHashSet(StringComparer.Ordinal);
        return words.Count(there.Contains) >= LeastShared * words.Count;
    }
}
