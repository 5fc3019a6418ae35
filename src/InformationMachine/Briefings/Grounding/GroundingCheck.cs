using System.Globalization;
using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding;

/// <summary>
/// Decides whether posts carry a sentence: every number and name occurs in them, every quotation verbatim, and at least half of its
/// content words. A sentence that fails is not published.
/// </summary>
internal static partial class GroundingCheck
{
    /// <summary>The least share of content words that the cited posts must hold.</summary>
    public const double MinimumCover = 0.5;

    private const string W = GroundingText.WordCharacter;

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>True where the cited posts together carry the sentence.</summary>
    public static bool IsSupported(string sentence, IReadOnlyList<CitedPost> cited)
    {
        if (cited.Count == 0) return false;
        var body = GroundingText.WithoutMarks(sentence);
        var flat = string.Join(' ', cited.Select(evidence => evidence.Flat));
        return Cover(body, cited) >= MinimumCover
            && NumberMention.In(body).TrueForAll(number => cited.Any(evidence => evidence.Numbers.Exists(number.Matches)))
            && NameMentions.In(body).TrueForAll(name => NameMentions.IsIn(name, flat))
            && Quotations(body).All(quotation => flat.Contains(GroundingText.Flat(quotation.TrimEnd('.', ',')), StringComparison.Ordinal));
    }

    /// <summary>True where a cited post was published on the day or writes it out.</summary>
    public static bool IsDated(DateOnly day, IReadOnlyList<CitedPost> cited)
    {
        if (cited.Any(evidence => evidence.Published == day)) return true;
        var text = string.Join(' ', cited.Select(evidence => evidence.Folded));
        if (text.Contains(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)) return true;
        var month = Regex.IsMatch(text, $@"(?<!{W}){MonthNames[day.Month - 1]}[a-z]*(?!{W})", RegexOptions.CultureInvariant);
        return month && Regex.IsMatch(text, $@"(?<!{W})0?{day.Day}(?:st|nd|rd|th)?(?!{W})", RegexOptions.CultureInvariant);
    }

    private static double Cover(string body, IReadOnlyList<CitedPost> cited)
    {
        var words = GroundingText.Content(body);
        return words.Count == 0 ? 1 : words.Count(word => cited.Any(evidence => evidence.Content.Contains(word))) / (double)words.Count;
    }

    private static IEnumerable<string> Quotations(string body) =>
        Quotation().Matches(GroundingText.Fold(body)).Select(match => match.Groups[1].Value)
            .Where(quotation => quotation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= 3);

    [GeneratedRegex("\"([^\"]{8,})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();
}
