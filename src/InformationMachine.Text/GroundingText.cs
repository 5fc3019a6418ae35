using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>The views of a text that the grounding check compares: folded, in content words, without citation marks.</summary>
internal static partial class GroundingText
{
    private static readonly FrozenSet<string> Stop = """
        a an the and or but if of to in on at for with by from as is are was were be been being it its this that these those he she they
        them his her their i you we our your not no so than then there here what which who whom when where why how all any both each more
        most other some such only own same too very just about into over after before between out up down off again also has have had do
        does did will would can could should may might while amid per via one
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Suffixes = ["ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "ly"];

    /// <summary>
    /// Compatibility forms folded, typographic quotes made plain. What needs two units of UTF-16 (emoji mostly) becomes one mark, so
    /// that lengths count characters; half a character, which no text should hold, becomes that mark too.
    /// </summary>
    public static string Fold(string text) => Pair().Replace(Sound(WithPowers(text)).Normalize(NormalizationForm.FormKC), "\uFFFD")
        .Replace('\u2019', '\'').Replace('\u2018', '\'').Replace('\u201C', '"').Replace('\u201D', '"').Replace("\u0130", "i\u0307", StringComparison.Ordinal);

    /// <summary>10⁶ folded would be 106: a power keeps its mark.</summary>
    private static string WithPowers(string text) => text.AsSpan().IndexOfAny("⁰¹²³⁴⁵⁶⁷⁸⁹") < 0 ? text : Power().Replace(text, "^");

    private static string Sound(string text) => Lone().Replace(text, "\uFFFD");

    /// <summary>Lower-case words with single blanks between; what is not a letter, digit, @ or # of ASCII is a blank.</summary>
    public static string Flat(string text) => NotFlat().Replace(Fold(text).ToLowerInvariant(), " ").Trim();

    /// <summary>Without marks such as [1] or [2, 3].</summary>
    public static string WithoutMarks(string text) => Marks().Replace(text, "");

    /// <summary>Stemmed content words in order.</summary>
    public static List<string> Content(string text)
    {
        var words = new List<string>();
        foreach (Match match in Word().Matches(Fold(WithoutMarks(text)).ToLowerInvariant()))
        {
            if (match.Length > 1 && !Stop.Contains(match.Value)) words.Add(Stem(match.Value));
        }

        return words;
    }

    /// <summary>A letter, digit or underscore as the definition of groundedness counts them: combining marks, unlike .NET's \w, are none.</summary>
    public const string WordCharacter = @"[\p{L}\p{N}_]";

    public static bool IsStopWord(string word) => Stop.Contains(word);

    private static string Stem(string word)
    {
        foreach (var suffix in Suffixes)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal) && word.Length - suffix.Length >= 4) return word[..^suffix.Length];
        }

        return word;
    }

    [GeneratedRegex(@"(?<=\d)(?=⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹])", RegexOptions.CultureInvariant)]
    private static partial Regex Power();

    [GeneratedRegex(@"[\uD800-\uDBFF][\uDC00-\uDFFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    [GeneratedRegex(@"(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])", RegexOptions.CultureInvariant)]
    private static partial Regex Lone();

    [GeneratedRegex(@"[^a-z0-9@#]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotFlat();

    [GeneratedRegex(@"\s*\[\d+(?:\s*[,;-]\s*\d+)*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"[a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
