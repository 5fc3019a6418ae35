using System.Collections.Frozen;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Exponents and indices as Unicode writes them: flattened, 10⁶ would be 106. Raised letters (1st, Mme) are spelling and stay as they
/// are. Pure.
/// </summary>
internal static class RaisedText
{
    private static readonly FrozenDictionary<char, char> Above = Table("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ");
    private static readonly FrozenDictionary<char, char> Below = Table("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎");

    /// <summary>What stands for a raised or lowered text; null where it is read like any other.</summary>
    /// <param name="text">The text; empty where it is too long to be an exponent.</param>
    /// <param name="isAbove">True for an exponent, false for an index.</param>
    /// <param name="before">The character before it.</param>
    public static string? Of(string text, bool isAbove, char before)
    {
        text = text.Trim().Replace('\u2212', '-').Replace('\u2013', '-');
        if (text.Length == 0 || (!text.AsSpan().ContainsAnyInRange('0', '9') && text != "n")) return null;
        var table = isAbove ? Above : Below;
        if (text.All(table.ContainsKey)) return string.Concat(text.Select(c => table[c]));
        // What has no raised form, such as 2^(3x) and 10^0.5, is marked; behind anything but a number or a formula it is a note or spelling.
        if (!isAbove || !(char.IsDigit(before) || before is ')' or ']')) return null;
        return text.Any(c => !char.IsDigit(c) && c is not ('.' or ',') && c != text[0]) || text.Contains(' ', StringComparison.Ordinal) ? $"^({text})" : $"^{text}";
    }

    private static FrozenDictionary<char, char> Table(string plain, string raised) => plain.Zip(raised).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
}
