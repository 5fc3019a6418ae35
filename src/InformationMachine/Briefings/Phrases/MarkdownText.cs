using System.Buffers;
using System.Text;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Phrases;

/// <summary>
/// Text from posts that means nothing in Markdown: CommonMark and the usual extensions (tables, mathematics, attributes, bare
/// addresses) show it as it was written. One line only, so that constructs which need a line of their own cannot arise inside it.
/// </summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]#~|^$=\"!";

    private static readonly SearchValues<char> Numbering = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ(");

    /// <summary>The escaped line.</summary>
    public static string Of(string? text)
    {
        var line = PlainLine.Of(text);
        var escaped = new StringBuilder(line.Length + 16);
        for (var i = 0; i < line.Length; i++) Append(escaped, line, i);
        return escaped.ToString();
    }

    /// <summary>A link, or the label alone where the address must not become one.</summary>
    public static string Link(string escapedLabel, string? url) =>
        SafeLink.Of(url) is { } address ? $"[{escapedLabel}]({Destination(address)})" : escapedLabel;

    /// <summary>An address as <see cref="SafeLink"/> gives it, where Markdown expects the target of a link.</summary>
    public static string Destination(string address) => $"<{address.Replace("&", "&amp;", StringComparison.Ordinal)}>";

    private static void Append(StringBuilder escaped, string line, int i)
    {
        var c = line[i];
        switch (c)
        {
            case '&': escaped.Append("&amp;"); break;
            case '<': escaped.Append("&lt;"); break;
            case '>': escaped.Append("&gt;"); break;
            default:
                if (Special.Contains(c) || StartsBlock(line, i) || StartsAddress(line, i)) escaped.Append('\\');
                escaped.Append(c);
                break;
        }
    }

    /// <summary>A bullet, rule, definition or number at the beginning of the line.</summary>
    private static bool StartsBlock(string line, int i)
    {
        if (line[i] is '-' or '+' or ':' or '%') return i == 0;
        return line[i] is '.' or ')' && i > 0 && line.AsSpan(0, i).IndexOfAnyExcept(Numbering) < 0
            && (i + 1 == line.Length || line[i + 1] == ' ');
    }

    /// <summary>What would turn a bare address into a link: the colon of its scheme, the point after www, the sign in a mail address.</summary>
    private static bool StartsAddress(string line, int i) => line[i] switch
    {
        ':' => i + 1 < line.Length && line[i + 1] != ' ',
        '@' => i > 0 && line[i - 1] != ' ',
        '.' => i >= 3 && line.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
