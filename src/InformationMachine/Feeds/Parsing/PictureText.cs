using System.Collections.Immutable;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.Parsing;

/// <summary>What authors say their pictures show. Pure.</summary>
internal static class PictureText
{
    /// <summary>The most pictures of one item.</summary>
    public const int MaximumPictures = 16;

    private const int MaximumLength = 2_000;

    /// <summary>A picture with its description; null where that is only a file's name, one word, or nothing.</summary>
    public static PostPicture? Read(string? description, string? url)
    {
        if (string.IsNullOrWhiteSpace(description)) return null;
        var text = PlainText.Tidy(HtmlEntities.Decode(description));
        if (!IsSentence(text)) return null;
        return new PostPicture(text.Length <= MaximumLength ? text : text[..(MaximumLength - 1)] + "…", url);
    }

    /// <summary>The descriptions as a text, a line each; null where there is none.</summary>
    public static string? Of(ImmutableArray<PostPicture> pictures) =>
        pictures.IsEmpty ? null : string.Join('\n', pictures.Take(MaximumPictures).Select(picture => picture.Description).Distinct(StringComparer.Ordinal));

    /// <summary>"IMG_2041.jpg", "logo" and ":ferry:" describe nothing. Scripts without blanks between words need none.</summary>
    private static bool IsSentence(string text) =>
        text.Contains(' ', StringComparison.Ordinal) ? text.Any(char.IsLetter) : text.Length >= 4 && text.Any(letter => letter is >= '\u0E00' and <= '\u0EFF' or >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF');
}
