using System.Globalization;
using System.Text;

namespace InformationMachine.Text;

/// <summary>
/// Cuts a post into tokens, one pass over its characters: words in lower case without accents and plural endings, hashtags also in
/// their parts (#MetroNorth), scripts written without spaces as pairs of characters, emoji one by one; addresses are left out.
/// Not thread-safe.
/// </summary>
internal sealed class PostTokenizer
{
    /// <summary>The most tokens of one post; what follows in a long article repeats its beginning.</summary>
    public const int MaximumTokens = 60;

    private readonly StringBuilder _words = new();
    private readonly StringBuilder _hashtags = new();
    private readonly StringBuilder _names = new();
    private readonly char[] _word = new char[64];
    private int _count;

    /// <summary>The tokens of a text.</summary>
    public PostTokens Tokenize(ReadOnlySpan<char> text)
    {
        _words.Clear();
        _hashtags.Clear();
        _names.Clear();
        _count = 0;
        var shouted = IsMostlyCapitalised(text);
        for (var at = 0; at < text.Length && _count < MaximumTokens;) at = Next(text, at, shouted);
        return new PostTokens { Words = _words.ToString(), Hashtags = _hashtags.ToString(), Names = _names.ToString() };
    }

    /// <summary>Reads one token at or after <paramref name="at"/> and returns where to go on.</summary>
    private int Next(ReadOnlySpan<char> text, int at, bool shouted)
    {
        if (Rune.DecodeFromUtf16(text[at..], out var rune, out var length) != System.Buffers.OperationStatus.Done) return at + length;
        if (rune.Value == '#' && at + 1 < text.Length && IsWordPart(text[at + 1])) return Hashtag(text, at + 1);
        if (IsAddress(text, at)) return SkipAddress(text, at);
        if (IsUnspaced(rune)) return Unspaced(text, at);
        if (Rune.IsLetterOrDigit(rune)) return Word(text, at, shouted);
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune.Value > 0xFFFF) Emit(text.Slice(at, length));
        return at + length;
    }

    private int Hashtag(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && IsWordPart(text[end])) end++;
        var tag = text[start..end];
        EmitWord(tag, _hashtags);
        for (int part = 0, i = 1; i <= tag.Length; i++)
        {
            var cut = i == tag.Length || tag[i] == '_' || (char.IsUpper(tag[i]) && char.IsLower(tag[i - 1]));
            if (!cut) continue;
            if (i - part > 2 && i - part < tag.Length) EmitWord(tag[part..i].Trim('_'));
            part = i;
        }

        return end;
    }

    private int Word(ReadOnlySpan<char> text, int start, bool shouted)
    {
        var end = start;
        while (end < text.Length && (IsWordPart(text[end]) || IsInnerMark(text, end)) && !(end > start && IsUnspaced(text[end]))) end++;
        if (end == start) end++;
        var isName = !shouted && char.IsUpper(text[start]) && end - start > 1 && !StartsSentence(text, start);
        EmitWord(text[start..end], isName ? _names : null);
        return end;
    }

    private int Unspaced(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && IsUnspaced(text[end])) end++;
        if (end - start == 1) Emit(text.Slice(start, 1));
        for (var i = start; i + 1 < end; i++) Emit(text.Slice(i, 2));
        return end > start ? end : start + 1;
    }

    /// <summary>Folds a word to its plain form and writes it, unless it says nothing.</summary>
    private void EmitWord(ReadOnlySpan<char> word, StringBuilder? also = null)
    {
        var length = 0;
        foreach (var c in word)
        {
            if (length == _word.Length) break;
            if (c is '\'' or '\u2019') break;
            if (c is '.' or '_') continue;
            _word[length++] = char.ToLowerInvariant(c < 0x80 ? c : Unaccented(c));
        }

        if (length > 4 && _word[length - 1] == 's' && _word[length - 2] is not ('s' or 'u' or 'i')) length--;
        var folded = _word.AsSpan(0, length);
        if (length == 0 || (length == 1 && folded[0] < 0x80) || FunctionWords.Contains(folded)) return;
        Emit(folded, also);
    }

    private void Emit(ReadOnlySpan<char> token, StringBuilder? also = null)
    {
        if (_count++ >= MaximumTokens) return;
        Append(_words, token);
        if (also is not null) Append(also, token);
    }

    private static void Append(StringBuilder list, ReadOnlySpan<char> token)
    {
        if (list.Length > 0) list.Append(' ');
        list.Append(token);
    }

    private static char Unaccented(char letter)
    {
        if (letter is < '\u00C0' or > '\u024F') return letter;
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        return parts[0];
    }

    /// <summary>A headline in title case, or one in capitals, says nothing about names by its capitals.</summary>
    private static bool IsMostlyCapitalised(ReadOnlySpan<char> text)
    {
        int words = 0, capitals = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]) || (i > 0 && !char.IsWhiteSpace(text[i - 1]))) continue;
            words++;
            if (char.IsUpper(text[i])) capitals++;
        }

        return capitals * 2 > words;
    }

    private static bool StartsSentence(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && (char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '"' or '\u201C' or '(')) at--;
        return at == 0 || text[at - 1] is '.' or '!' or '?' or ':' or '\n';
    }

    private static bool IsAddress(ReadOnlySpan<char> text, int at) =>
        text[at] is 'h' or 'H' or 'w' or 'W' && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
        && (text[at..].StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text[at..].StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text[at..].StartsWith("www.", StringComparison.OrdinalIgnoreCase));

    private static int SkipAddress(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    private static bool IsWordPart(char c) =>
        c == '_' || char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Marks inside a word or number: 1.5, U.S., don't.</summary>
    private static bool IsInnerMark(ReadOnlySpan<char> text, int at) =>
        text[at] is '.' or '\'' or '\u2019' && at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    private static bool IsUnspaced(Rune rune) => rune.IsBmp && IsUnspaced((char)rune.Value);

    /// <summary>Scripts written without spaces (or, as Korean, with endings glued on): ideographs, kana, Hangul, Thai, Lao, Khmer, Burmese.</summary>
    private static bool IsUnspaced(char c) =>
        c is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')
            or (>= '\u0E01' and <= '\u0EDF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17DF') or (>= '\uF900' and <= '\uFAFF');
}
