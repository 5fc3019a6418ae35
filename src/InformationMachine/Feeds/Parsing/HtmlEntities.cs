using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;

namespace InformationMachine.Feeds.Parsing;

/// <summary>The character references of HTML, all two thousand of them: the runtime's own decoder knows those of HTML 4 only.</summary>
internal static partial class HtmlEntities
{
    /// <summary>Decodes every reference once; what is no reference stays.</summary>
    public static string Decode(string text) =>
        text.Contains('&', StringComparison.Ordinal) ? Reference().Replace(text, match => Resolve(match.Value)) : text;

    /// <summary>A named reference, <c>&amp;</c> and <c>;</c> included; itself where the name means nothing.</summary>
    public static string Resolve(string reference)
    {
        if (NamesNoCharacter(reference)) return "\uFFFD";
        var decoded = WebUtility.HtmlDecode(reference);
        return decoded != reference ? decoded : HtmlEntityProvider.Resolver.GetSymbol(reference[1..]) ?? reference;
    }

    /// <summary>Zero, half a surrogate pair, or beyond Unicode: browsers show the replacement character.</summary>
    private static bool NamesNoCharacter(string reference)
    {
        if (reference is not ['&', '#', ..]) return false;
        var digits = reference.AsSpan(2).TrimEnd(';');
        var isHex = digits.Length > 0 && digits[0] is 'x' or 'X';
        return !uint.TryParse(isHex ? digits[1..] : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number == 0 || !Rune.IsValid(number);
    }

    [GeneratedRegex("&(?:[A-Za-z][A-Za-z0-9]{0,31}|#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,8});", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
