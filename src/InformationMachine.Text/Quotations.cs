using System.Text;

namespace InformationMachine.Text;

/// <summary>
/// Where a text quotes spoken words, in the marks of the languages that are told: “ ”, „ “, « », » «, 「 」, ‘ ’ and the straight ones. A mark
/// within a word (an apostrophe, the Hebrew gershayim) is none, and a quotation that is never closed is not believed.
/// </summary>
internal static class Quotations
{
    /// <summary>No quotation is longer, in characters: the mark that would close it is another one's.</summary>
    private const int Longest = 1500;

    private const string Final = ".!?…。！？؟।";
    private const string BeforeOpening = "([{—–-:：,，、/";

    /// <summary>The quotations of a text, in order, none within another; each from its opening mark to its closing one.</summary>
    public static IReadOnlyList<(int Start, int End)> In(string text)
    {
        List<(int, int)>? found = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (Opens(text, i) is not { } closing || Close(text, i, closing) is not (> 0 and var end)) continue;
            (found ??= []).Add((i, end));
            i = end;
        }

        return found ?? (IReadOnlyList<(int, int)>)[];
    }

    /// <summary>The text with what it quotes left out, so that only its own words are judged.</summary>
    public static string Outside(string text)
    {
        if (In(text) is not { Count: > 0 } found) return text;
        var own = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end) in found)
        {
            own.Append(text, at, start - at).Append(' ');
            at = end + 1;
        }

        return own.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>True for a text that is a quotation and nothing else, so that it does not say who speaks.</summary>
    public static bool IsAll(string text) => text.Length > 2 && In(text) is [(0, var end)] && text.AsSpan(end + 1).Trim(" .,;!?。").IsEmpty;

    /// <summary>True where a quotation ends one sentence and goes on with another, or is a whole sentence: words that somebody spoke rather than a phrase.</summary>
    public static bool HasSpeech(string text) => In(text).Any(quotation => IsSpeech(text[(quotation.Start + 1)..quotation.End]));

    /// <summary>
    /// Paragraphs that one quotation runs through, in one line; the marks that some languages set before each of its paragraphs are left
    /// out. All other line breaks stay.
    /// </summary>
    public static string Joined(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return text;
        var joined = new StringBuilder(text);
        foreach (var (start, end) in In(text).Where(quotation => text.AsSpan(quotation.Start, quotation.End - quotation.Start).Contains('\n')).Reverse())
        {
            var within = text[(start + 1)..end].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select((line, at) => at > 0 && line[0] == text[start] ? line[1..] : line);
            joined.Remove(start + 1, end - start - 1).Insert(start + 1, string.Join(' ', within));
        }

        return joined.ToString();
    }

    /// <summary>True where a mark stands between two letters of Hebrew, as in abbreviations of that language.</summary>
    public static bool IsGershayim(string text, int at) => at > 0 && at + 1 < text.Length && IsHebrew(text[at - 1]) && IsHebrew(text[at + 1]);

    private static bool IsSpeech(string words)
    {
        words = words.Trim();
        if (words.Length == 0) return false;
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (Final.Contains(words[i], StringComparison.Ordinal) && (words[i] >= '\u3000' || words[i + 1] == ' ') && i > 2) return true;
        }

        return Final.Contains(words[^1], StringComparison.Ordinal) && words.Contains(' ', StringComparison.Ordinal);
    }

    /// <summary>The marks that close what is opened here; null where nothing is.</summary>
    private static string? Opens(string text, int i) => text[i] switch
    {
        '\u201E' or '\u201A' => "\u201C\u201D\u201F\u2018",
        '\u00AB' => "\u00BB",
        '\u2039' => "\u203A",
        '\u300C' => "\u300D",
        '\u300E' => "\u300F",
        '\u201C' => "\u201D",
        '\u00BB' when IsBehindBlank(text, i) && IsBeforeWord(text, i) => "\u00AB\u00BB",
        '\u201D' when IsBehindBlank(text, i) && IsBeforeWord(text, i) => "\u201D",
        '"' when IsBehindBlank(text, i) && IsBeforeWord(text, i) => "\"",
        '\u2018' when IsBehindBlank(text, i) && IsBeforeWord(text, i) => "\u2019",
        '\'' when IsBehindBlank(text, i) && IsBeforeWord(text, i) => "'",
        _ => null,
    };

    private static int Close(string text, int start, string closing)
    {
        var isSingle = text[start] is '\'' or '\u2018';
        var (depth, isBroken, weak) = (0, false, -1);
        for (var i = start + 1; i < text.Length && i - start <= Longest; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                isBroken = true;
                continue;
            }

            if (c == text[start] && IsAtLineStart(text, i) && isBroken) continue;
            if (closing.Contains(c, StringComparison.Ordinal) && Closes(text, i))
            {
                if (depth-- > 0) continue;
                // After "the workers' rights" a single mark is only believed behind a stop, or at the end of all.
                if (!isSingle || i == start + 1 || (!char.IsLetter(text[i - 1]) && !char.IsDigit(text[i - 1]))) return i;
                depth = 0;
                if (weak < 0) weak = i;
            }
            else if (c == text[start] && Opens(text, i) is not null)
            {
                // Another one begins: the first was never closed, or they stand one within the other.
                if (isBroken || closing.Contains(c, StringComparison.Ordinal)) return weak;
                depth++;
            }
        }

        return weak;
    }

    private static bool Closes(string text, int i)
    {
        if (i == 0 || char.IsWhiteSpace(text[i - 1])) return text[i] == '\u00BB';
        if (text[i] is not ('"' or '\'' or '\u2019') || i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])) return true;
        return text[i] == '"' && !char.IsLetterOrDigit(text[i - 1]) ? !IsHebrew(text[i + 1]) : text[i + 1] >= '\u3040' && text[i] == '"';
    }

    private static bool IsBehindBlank(string text, int i) => i == 0 || char.IsWhiteSpace(text[i - 1]) || BeforeOpening.Contains(text[i - 1], StringComparison.Ordinal) || text[i - 1] is '\u00AB' or '\u201C' or '\u201E';

    private static bool IsBeforeWord(string text, int i) => i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && (char.IsLetterOrDigit(text[i + 1]) || "¿¡$€£…[(«“„‘'".Contains(text[i + 1], StringComparison.Ordinal));

    private static bool IsAtLineStart(string text, int i)
    {
        while (i > 0 && text[i - 1] == ' ') i--;
        return i == 0 || text[i - 1] == '\n';
    }

    private static bool IsHebrew(char c) => c is >= '\u05D0' and <= '\u05EA';
}
