using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Writing;

/// <summary>Tells what is no sentence: one that stops short, program code, a chapter mark.</summary>
internal static partial class Fragments
{
    /// <summary>Words after which something must follow, in languages that feeds are often in. What ends a sentence in any of them is left out.</summary>
    private static readonly FrozenSet<string> Hanging = """
        a an the and or nor of to in on at for with by from as is are was were be via under about into than that which who whose this these
        those your our my their its his between against toward towards
        der das den dem des und oder von bei für im zum zur ins unter über sowie wie als dass ein eine einen einem einer
        le la les de du des une et à au aux dans sur pour avec el los las del con para una gli di che nel nella sul sulla nos nas dos das
        het een naar voor och eller på av från ett
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that lead to an address and say nothing without it.</summary>
    private static readonly FrozenSet<string> Pointing = """
        see visit check out here link read watch more details join try hier siehe mehr ici voir aquí ver qui hier zie här
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for what stood before an address and is no sentence without it.</summary>
    public static bool LeadsToAddress(string text) => StopsShort(text) || Pointing.Contains(LastWord(text));

    /// <summary>True where the text ends in a word that needs another one and no full stop says that it was meant so.</summary>
    public static bool StopsShort(string text)
    {
        if (text.Length == 0 || !char.IsLetter(text[^1])) return text.EndsWith(':') || text.EndsWith('：');
        return text.Contains(' ', StringComparison.Ordinal) && Hanging.Contains(LastWord(text));
    }

    private static string LastWord(string text) => text[(text.LastIndexOfAny([' ', '—', '–']) + 1)..].TrimStart('(', '[');

    /// <summary>True for lines of a program, a shell or markup.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text) || MaybeCode().Count(text) >= 2;

    /// <summary>True for a line of a table of contents of a recording: "12:30 Questions".</summary>
    public static bool IsChapterMark(string text) => ChapterMark().IsMatch(text);

    /// <summary>True where nearly everything is in capitals.</summary>
    public static bool IsShouted(string text)
    {
        var letters = text.Count(c => char.IsUpper(c) || char.IsLower(c));
        return letters >= 12 && text.Count(char.IsUpper) >= 0.8 * letters && text.Contains(' ', StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[{}]|<!--|-->|\b[A-Z_]{5,}=\w|#\[|=>|::|&&|\)\s*->|</?\w+[^>]*>|^\s*[$#]\s+\w+|\w\(\)|;\s*$|^\s*(?:sudo|curl|wget|npm|pip|git|docker|cargo|powershell)\s+-?\w", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    [GeneratedRegex(@"->|\s--?[a-z][\w-]*|==|\$[A-Za-z_]|`[^`]+`|\w+_\w+\(|\s\|\s\w", RegexOptions.CultureInvariant)]
    private static partial Regex MaybeCode();

    [GeneratedRegex(@"^\W*(?:\d{1,2}:)?\d{1,2}:\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex ChapterMark();
}
