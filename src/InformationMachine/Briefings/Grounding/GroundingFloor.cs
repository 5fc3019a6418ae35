using System.Globalization;
using System.Text.RegularExpressions;
using InformationMachine.Briefings.Claims;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding;

/// <summary>
/// Decides whether posts carry a sentence: every number and name occurs in them, every quotation verbatim, at least half of its
/// content words, and what they say nearest to it is not the contrary. A sentence that fails is not published.
/// </summary>
internal static partial class GroundingFloor
{
    /// <summary>The least share of content words that the cited posts must hold.</summary>
    public const double MinimumCover = 0.5;

    /// <summary>A sentence of a post that holds so much of it is what it was taken from.</summary>
    private const double TakenFrom = 0.6;

    private const string W = GroundingText.WordCharacter;

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>True where the cited posts together carry the sentence.</summary>
    public static bool IsSupported(string sentence, IReadOnlyList<CitedPost> cited) => Failure(sentence, cited) is GroundingFailure.None;

    /// <summary>The first reason why the cited posts do not carry the sentence.</summary>
    public static GroundingFailure Failure(string sentence, IReadOnlyList<CitedPost> cited)
    {
        var floor = Floor(sentence, cited);
        return floor is GroundingFailure.None && IsContrary(GroundingText.WithoutMarks(sentence), cited) ? GroundingFailure.Contrary : floor;
    }

    /// <summary>The same without looking for the contrary: what every sentence must fulfil, whoever wrote it.</summary>
    public static GroundingFailure Floor(string sentence, IReadOnlyList<CitedPost> cited)
    {
        if (cited.Count == 0) return GroundingFailure.NoSource;
        var body = GroundingText.WithoutMarks(sentence);
        return !body.Any(char.IsLetterOrDigit) || Cover(body, cited) < MinimumCover ? GroundingFailure.Words : Details(body, cited);
    }

    /// <summary>What a conclusion must fulfil: its numbers, names and quotations stand in the cited posts, and it does not say the contrary of them. Its other words are its own.</summary>
    public static GroundingFailure Conclusion(string sentence, IReadOnlyList<CitedPost> cited)
    {
        if (cited.Count == 0) return GroundingFailure.NoSource;
        var body = GroundingText.WithoutMarks(sentence);
        if (!body.Any(char.IsLetterOrDigit) || Cover(body, cited) == 0) return GroundingFailure.Words;
        return Details(body, cited) is not GroundingFailure.None and var failure ? failure : IsContrary(body, cited) ? GroundingFailure.Contrary : GroundingFailure.None;
    }

    /// <summary>The share of a sentence's content words that one post holds, 0 to 1; 1 where it has none.</summary>
    public static double Cover(string sentence, CitedPost cited) => Cover(GroundingText.WithoutMarks(sentence), [cited]);

    /// <summary>The numbers, names or quotations of a sentence that the cited posts do not hold, as it writes them; none of other failures.</summary>
    public static IReadOnlyList<string> Missing(string sentence, GroundingFailure failure, IReadOnlyList<CitedPost> cited)
    {
        var (body, flat) = (GroundingText.WithoutMarks(sentence), string.Join(' ', cited.Select(evidence => evidence.Flat)));
        return failure switch
        {
            GroundingFailure.Number => [.. Numbers(body, cited).Select(number => Written(number, body))],
            GroundingFailure.Name => [.. Names(body, flat)],
            GroundingFailure.Quotation => [.. MissingQuotations(body, flat)],
            _ => [],
        };
    }

    private static GroundingFailure Details(string body, IReadOnlyList<CitedPost> cited)
    {
        var flat = string.Join(' ', cited.Select(evidence => evidence.Flat));
        if (Numbers(body, cited).Any()) return GroundingFailure.Number;
        if (Names(body, flat).Any()) return GroundingFailure.Name;
        return MissingQuotations(body, flat).Any() ? GroundingFailure.Quotation : GroundingFailure.None;
    }

    private static IEnumerable<NumberMention> Numbers(string body, IReadOnlyList<CitedPost> cited) =>
        NumberMention.In(body).Where(number => !cited.Any(evidence => evidence.Numbers.Exists(number.Matches)));

    private static string Written(NumberMention number, string body) =>
        GroundingText.Fold(body) is var folded && number.Position >= 0 && number.Position + number.Length <= folded.Length
            ? folded.Substring(number.Position, number.Length).Trim()
            : number.Value.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Names(string body, string flat) => NameMentions.In(body).Where(name => !NameMentions.IsIn(name, flat));

    private static IEnumerable<string> MissingQuotations(string body, string flat) =>
        Quotations(body).Where(quotation => !flat.Contains(GroundingText.Flat(quotation.TrimEnd('.', ',')), StringComparison.Ordinal));

    /// <summary>True where a cited post was published on the day or writes it out.</summary>
    public static bool IsDated(DateOnly day, IReadOnlyList<CitedPost> cited)
    {
        if (cited.Any(evidence => evidence.Published == day)) return true;
        var text = string.Join(' ', cited.Select(evidence => evidence.Folded));
        if (text.Contains(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)) return true;
        var month = Regex.IsMatch(text, $@"(?<!{W}){MonthNames[day.Month - 1]}[a-z]*(?!{W})", RegexOptions.CultureInvariant);
        return month && Regex.IsMatch(text, $@"(?<!{W})0?{day.Day}(?:st|nd|rd|th)?(?!{W})", RegexOptions.CultureInvariant);
    }

    /// <summary>The sentence that it was taken from says it with a negation more or less, or with the opposite word.</summary>
    private static bool IsContrary(string body, IReadOnlyList<CitedPost> cited)
    {
        var words = GroundingText.Content(body).Distinct(StringComparer.Ordinal).ToList();
        if (words.Count == 0) return false;
        var flat = GroundingText.Flat(body);
        var sentences = cited.SelectMany(evidence => evidence.Sentences).ToList();
        if (flat.Length == 0 || sentences.Exists(sentence => sentence.Flat == flat)) return false;
        var near = sentences.Select(sentence => (sentence, Shared: words.Count(sentence.Content.Contains))).Where(item => item.Shared >= TakenFrom * words.Count).ToList();
        if (near.Count == 0) return false;
        var most = near.Max(item => item.Shared);
        // What was joined from two sentences says both of them.
        return near.Where(item => item.Shared == most).All(item => !flat.Contains(item.sentence.Flat, StringComparison.Ordinal) && (Negation.Count(item.sentence.Text) != Negation.Count(body) || Contrast.HasOpposite(item.sentence.Text, body)));
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
