using System.Globalization;
using System.Text;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;
using InformationMachine.Threads.Features;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>
/// The words a story is found by: folded (no case, no accents), each once, the most telling places first and so many that the index
/// stays small. Scripts written without blanks are cut into pairs of characters. The script of the search page folds alike.
/// </summary>
internal static class SearchTerms
{
    /// <summary>With about seven letters a word this bounds a story's share of the index to some 2 KB.</summary>
    public const int Most = 280;

    private const int LongestTerm = 40;

    /// <summary>The terms of a briefing that its title and teaser do not hold already, separated by blanks.</summary>
    public static string Of(Briefing briefing, string title, string teaser)
    {
        var shown = new HashSet<string>(Split(title).Concat(Split(teaser)), StringComparer.Ordinal);
        var terms = new List<string>();
        foreach (var term in Texts(briefing).SelectMany(Split))
        {
            if (terms.Count == Most) break;
            if (IsTelling(term) && shown.Add(term)) terms.Add(term);
        }

        return string.Join(' ', terms);
    }

    /// <summary>The folded words of a text.</summary>
    public static IEnumerable<string> Split(string? text)
    {
        var word = new StringBuilder();
        var isDense = false;
        foreach (var rune in Fold(text).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune) || IsDense(rune) != isDense)
            {
                foreach (var term in Terms(word, isDense)) yield return term;
                word.Clear();
                isDense = IsDense(rune);
            }

            if (Rune.IsLetterOrDigit(rune)) word.Append(rune);
        }

        foreach (var term in Terms(word, isDense)) yield return term;
    }

    private static IEnumerable<string> Terms(StringBuilder word, bool isDense)
    {
        if (word.Length == 0) return [];
        var text = word.ToString();
        if (!isDense) return [text.Length <= LongestTerm ? text : text[..LongestTerm]];
        return text.Length == 1 ? [text] : Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2));
    }

    private static IEnumerable<string?> Texts(Briefing briefing) =>
        briefing.Sources.Select(source => (string?)source.Author)
            .Concat(briefing.Sections.Sentences().Select(sentence => sentence.Text))
            .Concat(briefing.Sources.Select(source => source.Title))
            .Concat(briefing.Sources.Select(source => source.Feed))
            .Concat(briefing.Sources.Select(source => source.Text));

    private static bool IsTelling(string term) => (term.Length > 2 && !FunctionWords.Contains(term)) || char.IsDigit(term[0]) || IsDense(Rune.GetRuneAt(term, 0));

    private static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (var rune in PlainLine.Of(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)) folded.Append(Rune.ToLowerInvariant(rune));
        }

        return folded.ToString();
    }

    /// <summary>Thai to Myanmar, Khmer, kana, Chinese characters: in the basic plane, so that two of them are two code units.</summary>
    private static bool IsDense(Rune rune) => rune.Value is (>= 0x0E00 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF);
}
