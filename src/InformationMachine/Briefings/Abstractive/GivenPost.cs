using System.Text;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>A post as a model is given it: what it is checked against is what it was given, no more.</summary>
internal sealed class GivenPost
{
    /// <summary>In characters. What is said first tells most, and the check lays no sentence beside longer texts.</summary>
    private const int LongestText = 2500;

    private const int LongestTitle = 300;

    private readonly string? _language;

    /// <param name="number">Its number in citations.</param>
    /// <param name="post">The post as it was cited.</param>
    /// <param name="language">The language of the thread.</param>
    public GivenPost(int number, Post post, string? language)
    {
        _language = language;
        Number = number;
        Post = post with { Title = post.Title is { } title ? Cut(title, LongestTitle) : null, Text = Cut(post.Text, LongestText), Quoted = post.Quoted is { } quoted ? quoted with { Text = Cut(quoted.Text, LongestText / 2) } : null };
        Cited = new CitedPost(Post);
    }

    public int Number { get; }

    public Post Post { get; }

    /// <summary>The same, prepared for the check.</summary>
    public CitedPost Cited { get; }

    /// <summary>Who speaks in its sentences.</summary>
    public Voice Voice => field ??= new Voice(Post, _language);

    /// <summary>What the model reads.</summary>
    public string Text => string.Join('\n', new[] { Visible(Post.Title), Visible(Post.Text), Post.Quoted is { } quoted ? $"({quoted.Author ?? quoted.Handle}: {Visible(quoted.Text)})" : "" }.Where(part => part.Length > 0));

    /// <summary>Without characters that no reader sees and a model reads all the same. What joins letters of Persian and Indic scripts stays.</summary>
    public static string Visible(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isHidden = Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.Surrogate;
            if (rune.Value is '\n' or 0x200C or 0x200D || !(isHidden || Rune.IsControl(rune))) visible.Append(rune);
            else if (Rune.IsControl(rune)) visible.Append(' ');
        }

        return visible.ToString().Trim();
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = text.LastIndexOfAny(['.', '!', '?', '\n'], length - 1) is var stop && stop > length / 2 ? stop + 1 : char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end];
    }
}
