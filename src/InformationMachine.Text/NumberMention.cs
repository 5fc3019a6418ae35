using System.Globalization;
using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>A number a text names, whatever its spelling: 1,200 and 1.2k and twelve hundred are one.</summary>
/// <param name="Value">The value, with thousands, millions and so on multiplied out.</param>
/// <param name="IsPercent">True where the text calls it a percentage.</param>
/// <param name="Position">Where it stands in the folded text; -1 for one spelled out.</param>
/// <param name="Length">How long it is there.</param>
internal readonly partial record struct NumberMention(double Value, bool IsPercent, int Position, int Length)
{
    private const string W = GroundingText.WordCharacter;

    private static readonly Dictionary<string, double> Multipliers = new(StringComparer.Ordinal)
    {
        ["k"] = 1e3,
        ["thousand"] = 1e3,
        ["m"] = 1e6,
        ["mn"] = 1e6,
        ["million"] = 1e6,
        ["mln"] = 1e6,
        ["b"] = 1e9,
        ["bn"] = 1e9,
        ["billion"] = 1e9,
        ["t"] = 1e12,
        ["tn"] = 1e12,
        ["trillion"] = 1e12,
        ["hundred"] = 1e2,
    };

    private static readonly Dictionary<string, int> Words = NumberWords();

    /// <summary>All numbers of a text; addresses do not count.</summary>
    public static List<NumberMention> In(string text)
    {
        var found = new List<NumberMention>();
        var plain = Address().Replace(GroundingText.Fold(text), " ");
        foreach (Match match in Digits().Matches(plain))
        {
            var digits = string.Concat(match.Groups[2].Value.Where(c => c is not (',' or ' ')).Select(Ascii));
            var value = double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            if (match.Groups[3].Success) value = Math.Pow(value, double.Parse(match.Groups[3].Value.Replace('\u2212', '-'), CultureInfo.InvariantCulture));
            var unit = match.Groups[4].Value.ToLowerInvariant();
            found.Add(new NumberMention(Math.Round(value * Multipliers.GetValueOrDefault(unit, 1), 6), unit is "%" or "percent" or "per cent", match.Index, match.Length));
        }

        foreach (Match match in Spelled().Matches(plain.ToLowerInvariant()))
        {
            if (match.Groups[1].Value is "one" or "zero" || !Words.TryGetValue(match.Groups[1].Value, out var number)) continue;
            double value = number;
            if (number >= 20 && Words.TryGetValue(match.Groups[2].Value, out var ones) && ones < 10) value += ones;
            if (match.Groups[3].Success) value *= Multipliers[match.Groups[3].Value];
            found.Add(new NumberMention(value, false, -1, 0));
        }

        return found;
    }

    /// <summary>True where the other says the same; a bare number may stand for a percentage.</summary>
    public bool Matches(NumberMention other) => Value == other.Value && (IsPercent == other.IsPercent || !(IsPercent && other.IsPercent));

    /// <summary>Digits of any script count.</summary>
    private static char Ascii(char c) => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c;

    private static Dictionary<string, int> NumberWords()
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".Split(' ');
        for (var i = 0; i < small.Length; i++) words[small[i]] = i;
        foreach (var (word, value) in new[] { ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90), ("dozen", 12) }) words[word] = value;
        return words;
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.])([$€£¥]?)\s?(\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\^([-\u2212]?\d{1,3}(?!\d)))?\s?(%|percent(?!" + W + ")|per cent(?!" + W + ")|(?:k|m|mn|mln|b|bn|t|tn|thousand|million|billion|trillion|hundred)(?!" + W + ")|x(?!" + W + "))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Digits();

    [GeneratedRegex("(?<!" + W + @")([a-z]+)(?:-([a-z]+))?(?:\s+(hundred|thousand|million|billion|trillion))?(?!" + W + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Spelled();
}
