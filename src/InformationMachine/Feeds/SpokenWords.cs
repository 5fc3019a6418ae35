using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds;

/// <summary>
/// A transcript stands below the notes of its episode and is read once, with the episode. When the publisher edits the notes later, what
/// was said stays. Pure.
/// </summary>
internal static class SpokenWords
{
    /// <summary>Notes of more lines, or longer ones, are not looked for.</summary>
    private const int MostLines = 200;

    /// <summary>Notes, and below them what is said.</summary>
    public static string Below(string notes, string said, int longest) => PostNormalizer.Cut($"{notes}\n{said}".Trim('\n'), longest)!;

    /// <summary>The edited post with what the known one has below its notes.</summary>
    /// <param name="known">The post as it is stored.</param>
    /// <param name="edited">The post as it was read now, without its transcript.</param>
    /// <param name="longest">The longest text of a post.</param>
    public static Post Kept(Post known, Post edited, int longest) =>
        Said(known) is { Length: > 0 } said ? edited with { Text = Below(edited.Text, said, longest) } : edited;

    /// <summary>The fingerprint is that of the notes alone, and so tells where they end.</summary>
    private static string? Said(Post post)
    {
        if (IsNotes(post, "")) return post.Text;
        for (int end = post.Text.IndexOf('\n', StringComparison.Ordinal), lines = 0; end >= 0 && lines < MostLines; end = post.Text.IndexOf('\n', end + 1), lines++)
        {
            if (IsNotes(post, post.Text[..end])) return post.Text[(end + 1)..];
        }

        return null;
    }

    private static bool IsNotes(Post post, string text) => PostNormalizer.Fingerprint(post.Title, text, post.Quoted, post.Labels) == post.Fingerprint;
}
