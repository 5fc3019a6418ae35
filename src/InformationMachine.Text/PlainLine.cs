using System.Text;

namespace InformationMachine.Text;

/// <summary>Text from posts made safe for a line or block of output: no control characters, no broken surrogates.</summary>
internal static class PlainLine
{
    /// <summary>How much of a post stands for it in a list of sources, in characters as Unicode counts them.</summary>
    public const int ExcerptLength = 120;

    /// <summary>One line: every run of blanks and control characters is one space, none at the ends.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text) || IsOne(text)) return text ?? "";
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune)) line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.Length > 0 && line[^1] == ' ' ? line.ToString(0, line.Length - 1) : line.ToString();
    }

    /// <summary>True of most texts, which were cleaned when they came in: nothing in them is to be changed.</summary>
    private static bool IsOne(string text)
    {
        var isBlank = true;
        foreach (var c in text)
        {
            if (char.IsSurrogate(c) || char.IsControl(c) || (c == ' ' ? isBlank : char.IsWhiteSpace(c))) return false;
            isBlank = c == ' ';
        }

        return !isBlank;
    }

    /// <summary>Several lines: at most one empty line between them, other control characters left out.</summary>
    public static string Block(string? text)
    {
        var block = new StringBuilder();
        var breaks = 0;
        foreach (var raw in (text ?? "").Split('\n'))
        {
            var line = Of(raw);
            breaks++;
            if (line.Length == 0) continue;
            if (block.Length > 0) block.Append('\n', Math.Min(breaks, 2));
            block.Append(line);
            breaks = 0;
        }

        return block.ToString();
    }

    /// <summary>The beginning of a line; an ellipsis stands for what is cut off.</summary>
    public static string Excerpt(string? text, int length = ExcerptLength)
    {
        var line = Of(text);
        if (line.Length <= length) return line;
        int runes = 0, at = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (++runes > length) return line[..at] + "…";
            at += rune.Utf16SequenceLength;
        }

        return line;
    }
}
