using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;

namespace InformationMachine.Threads;

/// <summary>The words of a post by which it is linked.</summary>
internal static class PostText
{
    private const int MaximumHeadline = 140;

    /// <summary>
    /// Headline, text, quote and link title as first seen: an edit does not move a post, and a restarted linker must remember what
    /// the stopped one knew.
    /// </summary>
    public static string ForLinking(Post post, IMachineReader reader)
    {
        var (title, text) = (post.Title, post.Text);
        if (post.Revision > 1 && reader.Revisions(post.Id).FirstOrDefault(revision => revision.Revision == 1) is { } first) (title, text) = (first.Title, first.Text);
        return ForLinking(title, text, post);
    }

    /// <summary>The same of a post that is not stored and so was never edited.</summary>
    public static string ForLinking(Post post) => ForLinking(post.Title, post.Text, post);

    private static string ForLinking(string? title, string text, Post post) =>
        string.Join('\n', new[] { title, text, post.Quoted?.Text, post.LinkTitle }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The headline of a thread that starts with this post; never empty.</summary>
    public static string Headline(Post post)
    {
        var words = new[] { post.Title, post.Text, post.Quoted?.Text, post.LinkTitle, post.Url, post.Author }
            .Select(FirstLine).First(line => line.Length > 0);
        if (words.Length <= MaximumHeadline) return words;
        var cut = words.LastIndexOf(' ', MaximumHeadline - 1);
        if (cut < MaximumHeadline / 2) cut = char.IsHighSurrogate(words[MaximumHeadline - 2]) ? MaximumHeadline - 2 : MaximumHeadline - 1;
        return words[..cut].TrimEnd() + "\u2026";
    }

    /// <summary>The runs of letters and digits.</summary>
    public static IEnumerable<string> Words(string text) => text.Split([.. text.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries);

    private static string FirstLine(string? text) =>
        text?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
}
