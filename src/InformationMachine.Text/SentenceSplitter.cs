using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>Text to sentences: at line breaks, and at full stops that end something.</summary>
internal static partial class SentenceSplitter
{
    private const int LongestSpeaker = 120;

    private static readonly FrozenSet<string> Openers = "The This That It He She They We In On At For But And When While After If There".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words after which a number with a point is an ordinal in German: "im 13. Jahr".</summary>
    private static readonly FrozenSet<string> BeforeOrdinal = "der die das den dem des am im zum zur vom bis ab seit ein eine einer einem einen dieser diese ihr ihre sein seine".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words before which it is one, capitals as written.</summary>
    private static readonly FrozenSet<string> AfterOrdinal = "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert Jahrestag Geburtstag Auflage Staffel Folge Platz Spieltag".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<string> Split(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var start = 0;
            var quotations = Quotations.In(line);
            var quotation = 0;
            for (var i = 0; i < line.Length; i++)
            {
                while (quotation < quotations.Count && quotations[quotation].End < i) quotation++;
                var isQuoted = quotation < quotations.Count && quotations[quotation].Start == i;
                // What is quoted is told whole: no sentence of it ends one of ours, but the last may.
                if (isQuoted) i = quotations[quotation].End;
                if (isQuoted ? !EndsBehind(line, quotations[quotation], start) : !EndsAt(line, i, start)) continue;
                var end = i + 1;
                while (end < line.Length && line[end] is '"' or '\u201D' or '\'' or '\u2019' or ')' or '」' or '』' or '.' or '!' or '?' or '…' && !(quotation < quotations.Count && quotations[quotation].Start == end)) end++;
                if (line[start..end].Trim() is { Length: > 0 } sentence) yield return sentence;
                start = end;
                i = end - 1;
            }

            if (start < line.Length && line[start..].Trim() is { Length: > 0 } rest) yield return rest;
        }
    }

    /// <summary>True where a quotation ends its sentence: it ends in a stop itself, and neither who speaks nor the rest of a sentence follows.</summary>
    private static bool EndsBehind(string line, (int Start, int End) quotation, int start)
    {
        if (line[quotation.End - 1] is not ('.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '।')) return false;
        var next = quotation.End + 1;
        if (next >= line.Length) return true;
        var leads = line.AsSpan(start, quotation.Start - start).Trim().IsEmpty;
        // "…。」と述べた" and "…。”라고" go on; behind "他说：“…。”" another sentence begins, behind a quotation that comes first its speaker.
        if (line[next] >= '\u3040') return line[next] is >= '\u4E00' and <= '\u9FFF' && !leads;
        if (line[next] != ' ') return false;
        while (next < line.Length && line[next] == ' ') next++;
        if (next >= line.Length) return true;
        if (char.IsLower(line[next]) || line[next] is ',' or '-' or '–' or '—' or ';' or ':') return false;
        return !leads || !SpeakerBehind().IsMatch(line[next..Math.Min(line.Length, next + LongestSpeaker)]);
    }

    private static bool EndsAt(string line, int i, int start)
    {
        var c = line[i];
        if (c is '。' or '！' or '？' or '｡' or '\u06D4') return true;
        if (c is not ('.' or '!' or '?' or '…' or '؟' or '।')) return false;
        var next = i + 1;
        while (next < line.Length && line[next] is '"' or '\u201D' or '\'' or '\u2019' or ')' or '.' or '!' or '?' or '…') next++;
        if (next >= line.Length) return true;
        if (line[next] != ' ') return c == '.' && next == i + 1 && IsGlued(line, i, start);

        while (next < line.Length && line[next] == ' ') next++;
        if (next >= line.Length) return true;
        // "(!)" is a remark within a sentence, and so is "..." before a dash.
        if (c != '.' && (line[next] is '–' or '—' or '-' || (i > start && line[i - 1] == '('))) return false;
        // A sentence starts with a capital, a digit, a quotation or a script without case; with a small letter only after a plain word.
        if (char.IsLower(line[next])) return c == '.' && PlainLetters(line, i, start) >= 4 && !EndsAbbreviation(line, i, start);
        return c != '.' || !EndsAbbreviation(line, i, start);
    }

    /// <summary>True where the blank after a full stop was lost: "the polls.Expectations are". Not for "typing.TypeAlias" or "Node.js".</summary>
    private static bool IsGlued(string line, int i, int start)
    {
        if (!char.IsUpper(line[i + 1])) return false;
        var end = i + 2;
        while (end < line.Length && char.IsLower(line[end])) end++;
        // Behind a name ("in Kerala.The company") only a word that begins sentences; "System.Text" is one name.
        if (PlainLetters(line, i, start) < 3 && !(i > start && char.IsLower(line[i - 1]) && Openers.Contains(line[(i + 1)..end]))) return false;
        return end > i + 2 && end < line.Length && line[end] is ' ' or ',' or '\'' or '\u2019';
    }

    /// <summary>How many small letters stand before a full stop, where the word is of nothing else.</summary>
    private static int PlainLetters(string line, int i, int start)
    {
        var begin = i;
        while (begin > start && char.IsLower(line[begin - 1])) begin--;
        return begin == start || line[begin - 1] is ' ' or '(' ? i - begin : 0;
    }

    private static bool EndsAbbreviation(string line, int i, int start)
    {
        var begin = i;
        while (begin > start && !char.IsWhiteSpace(line[begin - 1]) && line[begin - 1] != '(') begin--;
        return Abbreviations.EndsNothing(line, start, begin, i) || IsOrdinal(line, begin, i, start) || IsItemNumber(line, begin, i, start);
    }

    /// <summary>The number of an item of a list, which begins its line: "2. Ask until it fits".</summary>
    private static bool IsItemNumber(string line, int begin, int i, int start) =>
        line.AsSpan(start, begin - start).Trim().IsEmpty && i - begin is 1 or 2 && line[begin..i].All(char.IsAsciiDigit);

    /// <summary>A day of a month, a century: "am 3. Mai", "19. Jahrhundert".</summary>
    private static bool IsOrdinal(string line, int begin, int i, int start) =>
        line[begin..i] is { Length: 1 or 2 } number && number.All(char.IsAsciiDigit) && (BeforeOrdinal.Contains(WordBefore(line, begin, start)) || AfterOrdinal.Contains(WordAfter(line, i + 1)));

    private static string WordAfter(string line, int at)
    {
        while (at < line.Length && line[at] == ' ') at++;
        var end = at;
        while (end < line.Length && char.IsLetter(line[end])) end++;
        return line[at..end];
    }

    private static string WordBefore(string line, int begin, int start)
    {
        var end = begin;
        while (end > start && line[end - 1] == ' ') end--;
        var first = end;
        while (first > start && char.IsLetter(line[first - 1])) first--;
        return line[first..end];
    }

    /// <summary>Who says what stands before, as a clause of its own behind a quotation that ends in a stop: "“Why?” Holt asked."</summary>
    [GeneratedRegex(@"^(?:[\p{L}\p{N}.,’'-]+\s){1,8}?(?:said|says|asked|asks|added|adds|told|wrote|writes|replied|warned|insisted|announced" +
        @"|declared|explained|recalled|argued|sagte|sagt|schrieb|fragte|a dit|dit|a déclaré|dijo|afirmó|ha detto|disse|zei|zegt|sa" +
        @"|sade|sagde|säger|powiedział[a]?|сказал[а]?|заявил[а]?|сообщил[а]?)\b|^(?:said|sagte|dijo|disse|אמר[הו]?|قال[ت]?|कहा)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SpeakerBehind();
}
