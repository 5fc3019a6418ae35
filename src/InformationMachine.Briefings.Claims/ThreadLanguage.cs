using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// The language of a thread: what its posts are written in, otherwise what most of them declare. Texts come first, because a feed's
/// declaration is often its software's default. Told by script, and among languages of the Latin script by their commonest words; that
/// is sure within a few sentences, and where it is not, nothing is claimed.
/// </summary>
internal static class ThreadLanguage
{
    private const int MaximumCharacters = 8_000;
    private const double LeastOfScript = 0.5;

    /// <summary>Words of its own that must speak for a rarer language.</summary>
    private const int FewestOwn = 3;

    /// <summary>The languages it tells without a declaration.</summary>
    public static IReadOnlyList<string> Told { get; } = [.. CommonWords.All.Words.Keys.Concat(Scripts.Told).Order(StringComparer.Ordinal)];

    /// <summary>The language as two letters, or three as declared; null where neither words nor declarations tell.</summary>
    public static string? Of(IReadOnlyList<Post> posts)
    {
        var declared = Declared(posts);
        return Of(Sample(posts), declared) ?? declared ?? OfMost(posts);
    }

    /// <summary>Of posts in several languages, which tell none together, the one that more of them are in than in any other; two at least.</summary>
    private static string? OfMost(IReadOnlyList<Post> posts)
    {
        var told = posts.Take(MaximumCharacters / 80).Select(post => Of(Trimmer.Text($"{post.Title}\n{post.Text}"), post.Language?.Split('-', '_')[0].ToLowerInvariant())).OfType<string>()
            .CountBy(language => language, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).ToList();
        return told.Count > 0 && told[0].Value > 1 && (told.Count == 1 || told[0].Value > told[1].Value) ? told[0].Key : null;
    }

    /// <summary>The language of a text; null where it is too short or too mixed to say.</summary>
    /// <param name="text">The text.</param>
    /// <param name="declared">What decides between languages that share a script or most of their words.</param>
    public static string? Of(string text, string? declared = null)
    {
        var letters = text.Count(char.IsLetter);
        if (letters == 0) return null;
        var latin = text.Count(c => char.IsLetter(c) && (c < '\u0250' || c is >= '\u1E00' and <= '\u1EFF'));
        if (latin < LeastOfScript * letters) return Scripts.LanguageOf(text, letters, declared);
        var counted = ByWords(text);
        // A count needs sentences. A headline tells its language by other signs, and takes back what a few names have made of the count.
        var told = counted ?? HeadlineLanguage.Of(text);
        if (told is not null && declared is not null && Kin(told).Contains(declared)) return declared;
        return counted is null || HeadlineLanguage.Agrees(text, counted) ? told : null;
    }

    private static string? ByWords(string text)
    {
        var (all, widespread) = (new LanguageScore(CommonWords.All), new LanguageScore(CommonWords.Widespread));
        var isShouted = Acronyms.IsShouted(text);
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = start;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            if (end == start || (!isShouted && Acronyms.Is(text.AsSpan(start, end - start)))) continue;
            var word = text[start..end].ToLowerInvariant();
            all.Add(word);
            widespread.Add(word);
        }

        return all.Best() is { } best && !CommonWords.Widespread.Words.ContainsKey(best) && all.Own(best) >= FewestOwn ? best : widespread.Best();
    }

    /// <summary>Languages that have too many words in common with one to be told from it: there the declaration decides.</summary>
    private static string[] Kin(string told) => told switch
    {
        "nl" => ["af", "fy"],
        "id" => ["ms"],
        "tr" => ["az", "tk"],
        "pt" or "es" => ["gl", "ast"],
        _ => [],
    };

    /// <summary>True where a post is surely in another language than the one named.</summary>
    public static bool IsOther(Post post, string language) =>
        Of(Trimmer.Text($"{post.Title}\n{post.Text}"), post.Language?.Split('-', '_')[0].ToLowerInvariant()) is { } own && own != language && !(own is "da" or "no" && language is "da" or "no");

    /// <summary>A little of every post, so that the longest does not speak for all.</summary>
    private static string Sample(IReadOnlyList<Post> posts)
    {
        var each = Math.Max(80, MaximumCharacters / Math.Max(1, posts.Count));
        return string.Join('\n', posts.Take(MaximumCharacters / 80).Select(post => Trimmer.Text($"{post.Title}\n{post.Text}")).Select(text => text.Length <= each ? text : text[..each]));
    }

    private static string? Declared(IReadOnlyList<Post> posts) =>
        posts.Select(post => post.Language?.Split('-', '_')[0].ToLowerInvariant()).OfType<string>().Where(language => language.Length is 2 or 3)
            .GroupBy(language => language, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() * 2 > posts.Count)?.Key;
}
