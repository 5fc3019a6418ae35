using System.Collections.Frozen;
using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>Reads the words of a text, with signs that are spoken as words.</summary>
internal static partial class WordReader
{
    /// <summary>Of the stop words those that turn what is said; the others are grammar.</summary>
    private static readonly FrozenSet<string> Turning = Set("""
        no not nor only most more over under after before between into up down off out against within without until till below above beyond
        less fewer least than both neither either each all any some few many none never
        can could may might would should must will shall likely unlikely because so since despite although though while unless if
        yesterday today tomorrow tonight last next first ago earlier later always often sometimes usually again
        """);

    private static readonly FrozenSet<string> Grammar = Set("""
        's us me him mine ours yours theirs itself himself herself themselves being had did does having got get gets am
        """);

    private static readonly FrozenDictionary<string, string> Spoken = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["%"] = "percent",
        ["$"] = "dollar",
        ["€"] = "euro",
        ["£"] = "pound",
        ["¥"] = "yen",
        ["two"] = "2",
        ["three"] = "3",
        ["four"] = "4",
        ["five"] = "5",
        ["six"] = "6",
        ["seven"] = "7",
        ["eight"] = "8",
        ["nine"] = "9",
        ["ten"] = "10",
        ["eleven"] = "11",
        ["twelve"] = "12",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="folded">Folded by <see cref="GroundingText.Fold"/>.</param>
    public static List<Word> Read(string folded)
    {
        var words = new List<Word>();
        foreach (Match match in Pattern().Matches(folded))
        {
            var text = match.Value.ToLowerInvariant();
            if (text.EndsWith("'s", StringComparison.Ordinal)) text = text[..^2];
            text = Spoken.GetValueOrDefault(text, text);
            if (text.Length == 0) continue;
            if (char.IsDigit(text[0])) text = text.Replace(",", "", StringComparison.Ordinal);
            words.Add(new Word(text, IsAbbreviation(match.Value) ? WordKind.Content : KindOf(text), char.IsUpper(match.Value[0]) && !IsBeginning(folded, match.Index), match.Index, match.Index + match.Length));
        }

        return words;
    }

    /// <summary>"US" is no pronoun.</summary>
    private static bool IsAbbreviation(string word) => word.Length > 1 && word.All(char.IsUpper);

    private static WordKind KindOf(string text) =>
        char.IsDigit(text[0]) ? WordKind.Number
        : Turning.Contains(text) || text.EndsWith("n't", StringComparison.Ordinal) ? WordKind.Turning
        : GroundingText.IsStopWord(text) || Grammar.Contains(text) || text.Length == 1 ? WordKind.Grammar
        : WordKind.Content;

    private static bool IsBeginning(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '"' or '\'' or '(') at--;
        return at == 0 || text[at - 1] is '.' or '!' or '?' or ':' or '\n';
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Scripts without blanks give characters.</summary>
    [GeneratedRegex(@"[\u3040-\u30FF\u4E00-\u9FFF]|\p{N}+(?:[.,]\p{N}+)*\p{L}*|[\p{L}\p{M}\p{N}]+(?:'\p{L}+)*|[%$€£¥]", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
