using System.Text;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>
/// The words a story is found by: folded (no case, no accents), each once, the most telling places first and so many that the index
/// stays small. Scripts written without blanks are cut into pairs of characters. The script of the search page folds alike.
/// </summary>
internal static class SearchTerms
{
    /// <summary>With about seven letters a word this bounds a story's share of the index to some 2 KB.</summary>
    public const int Most = 280;

    /// <summary>The terms of a briefing that its title and teaser do not hold already, separated by blanks.</summary>
    public static string Of(Briefing briefing, string title, string teaser)
    {
        var shown = new HashSet<string>(FoldedWords.Of(title).Concat(FoldedWords.Of(teaser)), StringComparer.Ordinal);
        var terms = new List<string>();
        foreach (var term in Texts(briefing).SelectMany(FoldedWords.Of))
        {
            if (terms.Count == Most) break;
            if (IsTelling(term) && shown.Add(term)) terms.Add(term);
        }

        return string.Join(' ', terms);
    }

    private static IEnumerable<string?> Texts(Briefing briefing) =>
        briefing.Sources.Select(source => (string?)source.Author)
            .Concat(briefing.Sections.Sentences().Select(sentence => sentence.Text))
            .Concat(briefing.Sources.Select(source => source.Title))
            .Concat(briefing.Sources.Select(source => source.Feed))
            .Concat(briefing.Sources.Select(source => source.Text));

    private static bool IsTelling(string term) => (term.Length > 2 && !FunctionWords.Contains(term)) || char.IsDigit(term[0]) || FoldedWords.IsDense(Rune.GetRuneAt(term, 0));
}
