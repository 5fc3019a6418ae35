using System.Globalization;
using System.Text;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>An author's initials on one of eight colours; decoration, the name stands beside it.</summary>
internal static class HtmlAvatar
{
    private const int Colours = 8;

    public static Markup Of(string name) =>
        Markup.Of($"""<span class="avatar a{Colour(name)}" aria-hidden="true">{Initials(PlainLine.Of(name))}</span>""");

    private static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = words.Length > 0 ? Initial(words[0]) : "";
        var last = words.Length > 1 ? Initial(words[^1]) : "";
        return first.Length + last.Length > 0 ? first + last : "·";
    }

    private static string Initial(string word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) return Rune.ToUpper(rune, CultureInfo.InvariantCulture).ToString();
        }

        return "";
    }

    /// <summary>A sum, not GetHashCode, which differs from process to process.</summary>
    private static int Colour(string name)
    {
        var sum = 0;
        foreach (var c in name) sum = ((sum * 31) + c) & 0xFFFFFF;
        return sum % Colours;
    }
}
